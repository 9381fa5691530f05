export type * from './types';
export { advise } from './advise';
export { apply } from './apply';
export { diagnose } from './diagnose';
export { findings } from './findings';
export { isByPlatform, isRecordLane } from './lanes';
export { obstacles } from './obstacles';
export { apiOriginOf } from './ownOrg';
export { predict } from './predict';
