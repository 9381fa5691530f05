export type { Sighting, Unknown } from './sighting';
export type { Entry, Explained } from './explain';
export { explain } from './explain';
export { isHostCut } from './withoutAddress';
export { asksTheOwner, stacksIn } from './stacks';
export { readInput, readPieces } from './input';
export { Gathered } from './gathered';
