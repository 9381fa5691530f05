import { explain, readInput, type Explained } from '../../../../force-app/main/default/lwc/errorReader/errorReader.ts';

export const PAGE = 'https://acme.lightning.force.com';
export const API = 'https://api.example.com/v1/orders';

/** What is said of a text, or of what is written as JSON. */
export const of = (input: string | object): Explained =>
    explain(readInput(typeof input === 'string' ? input : JSON.stringify(input)));

/** Of each call the first obstacle. */
export const reasons = (input: string | object): string[] =>
    of(input).calls.map(({ obstacles }) => obstacles[0].reason);
