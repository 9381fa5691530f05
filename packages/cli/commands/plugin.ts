import { COMMANDS as OWN } from './index.ts';

/** The same commands as a plugin of the Salesforce CLI: `sf callout scan`, and so on. */
export const COMMANDS = Object.fromEntries(Object.entries(OWN).map(([name, command]) => [`callout:${name}`, command]));
