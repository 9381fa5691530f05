/** Marks a class of the project that is called as one of the platform: both are known, each by its own name. */
const OWN = '@own';

export const markedOwn = (name: string): string => name + OWN;

/** The name as the project writes it. */
export const ownName = (type: string): string => type.replaceAll(OWN, '');
