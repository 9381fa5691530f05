import { CONSOLE_LINES } from './consoleTexts';
import { PAGE_TEXTS } from './pageTexts';
import { PLATFORM_TEXTS } from './platformTexts';
import { FETCH, fill, REASONS, ruleOf, type Entry } from './reasons';
import type { Gate, Rule } from './types';

/** Every reason in words: what browsers meet, and what Apex and the platform do. */
const ENTRIES: Record<string, Entry> = { ...REASONS, ...PAGE_TEXTS, ...PLATFORM_TEXTS };

const FALLBACK: Entry = { gate: 'network', text: 'The call failed.', spec: `${FETCH}concept-network-error` };

// A reason can come from outside: `constructor` is none of ours.
const entry = (reason: string): Entry => (Object.hasOwn(ENTRIES, reason) ? ENTRIES[reason] : FALLBACK);

/** Whether it is the name of one; it may come from outside. */
export const isReason = (name: string): boolean => Object.hasOwn(ENTRIES, name);

/** Every reason that there is. */
export const reasonNames = (): string[] => Object.keys(ENTRIES);

export const gateOf = (reason: string): Gate => entry(reason).gate;

/** `directive`: of the policy that the request is held against. */
export const textFor = (reason: string, origin: string, url: string, directive?: string): string =>
    fill(entry(reason).text, origin, url, directive);

export const ruleFor = (reason: string, directive?: string): Rule => ruleOf(reason, entry(reason), directive);

/** Each line of Chromium's console with its reason; slots as above. The longest first: one may begin as another does. */
export const consoleLines = (): [reason: string, line: string][] =>
    Object.entries(CONSOLE_LINES).sort(([, a], [, b]) => b.length - a.length);

/** Chromium's console line for it, where it has one. */
export function consoleTextFor(
    reason: string,
    origin: string,
    url: string,
    values: (string | undefined)[] = []
): string | undefined {
    const [...left] = values;
    const line = Object.hasOwn(CONSOLE_LINES, reason) ? CONSOLE_LINES[reason] : undefined;
    return line && fill(line, origin, url).replaceAll('…', () => left.shift() ?? '…');
}
