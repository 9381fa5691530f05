import type { Machine } from '../runtime/machine.ts';
import type * as operations from '../runtime/operations.ts';

/*
 * What emitted code calls of the runtime. Names are checked by the compiler: one that the runtime no longer has is an error of
 * types here, not of the code that runs.
 */

export type Operation = keyof typeof operations;

/** The operations that stand in emitted code by their names alone, for they are called most. */
const SHORT = [
    'nn',
    'given',
    'h',
    'tick',
    'cat',
    'lt',
    'gt',
    'le',
    'ge',
    'addInteger',
    'subtractInteger',
    'multiplyInteger',
    'divideInteger'
] as const satisfies readonly Operation[];

const isShort = (name: Operation): boolean => (SHORT as readonly Operation[]).includes(name);

/** Makes the short names known in the emitted code. */
export const shortNames = `const { ${SHORT.join(', ')} } = V;`;

/** A class or a function of the runtime as a value. */
export const runtime = (name: Operation): string => (isShort(name) ? name : `V.${name}`);

/** A call of an operation, its arguments as JavaScript. */
export const rt = (name: Operation, ...args: string[]): string => `${runtime(name)}(${args.join(', ')})`;

/** A text as an argument. */
export const quoted = (value: unknown): string => JSON.stringify(value);

type MachineMethod = {
    [K in keyof Machine]: Machine[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Machine];

/** A call of the machine that runs the transaction. */
export const machineCall = (name: MachineMethod, ...args: string[]): string => `R.${name}(${args.join(', ')})`;

/** What the machine knows of the transaction. */
export const machineState = (name: Exclude<keyof Machine, MachineMethod>): string => `R.${name}`;
