import type { Gate, Lane, Outcome } from 'c/crossOrigin';
import { gates } from './gates';
import { lanes } from './lanes';
import { outcomes } from './outcomes';

/** Fills the places `{0}`, `{1}` … of a Custom Label. A place with no value is left empty. */
export const fill = (label: string, ...values: (string | number)[]): string =>
    label.replace(/\{(\d+)\}/g, (_place, index: string) => String(values[Number(index)] ?? ''));

/** The project's words, as a person reads them. */
export const gateName = (gate: Gate): string => gates[gate];
export const outcomeName = (outcome: Outcome): string => outcomes[outcome];
export const laneName = (lane: Lane): string => lanes[lane];
