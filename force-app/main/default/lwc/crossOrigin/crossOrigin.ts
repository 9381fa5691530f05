export type * from './types';
export { advise } from './advise';
export { diagnose } from './diagnose';
export { isByPlatform, isRecordLane } from './lanes';
export { apiOriginOf } from './ownOrg';
export { predict } from './predict';
