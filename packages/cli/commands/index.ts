import { Diagnose } from './diagnose.ts';
import { Explain } from './explain.ts';
import { Scan } from './scan.ts';

/** The commands of `callout-lab`. */
export const COMMANDS = { diagnose: Diagnose, explain: Explain, scan: Scan };
