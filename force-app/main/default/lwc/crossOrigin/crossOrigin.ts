export type * from './types';
export { advise } from './advise';
export { diagnose } from './diagnose';
export { predict } from './predict';
