export type { Sighting, Unknown } from './sighting';
export { explain, type Entry, type Explained } from './explain';
export { asksTheOwner, stacksIn } from './stacks';
export { readInput, readPieces } from './input';
