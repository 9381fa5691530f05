import { Diagnose } from './diagnose.ts';
import { Explain } from './explain.ts';
import { Mcp } from './mcp.ts';
import { Scan } from './scan.ts';

/** The commands of `callout-lab`. */
export const COMMANDS = { diagnose: Diagnose, explain: Explain, mcp: Mcp, scan: Scan };
