import type { Explained } from '../../force-app/main/default/lwc/errorReader/errorReader.ts';
import { shownText, withShownAddresses } from '../../force-app/main/default/lwc/secrets/secrets.ts';

/** The value as it is printed: addresses without what may be a secret in them, since output is pasted into tickets and kept in logs. */
export function shown<T>(value: T): T {
    return of(value) as T;
}

function of(value: unknown): unknown {
    if (typeof value === 'string') {
        return withShownAddresses(value);
    }
    if (Array.isArray(value)) {
        return value.map(of);
    }
    return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, isOfProgram(key) ? one : of(one)]))
        : value;
}

/** The address of a rule in its standard has a fragment, and holds nothing of the input. */
const isOfProgram = (key: string): boolean => key === 'rule';

/** An explanation as it is printed: the texts that were given are without what looks like a credential, too. */
export const shownExplained = <T extends Explained>({ calls, unknown, ...more }: T): T =>
    ({
        ...more,
        calls: calls.map((call) => ({ ...shown(call), text: shownText(call.text) })),
        unknown: unknown.map((each) => ({ ...each, text: shownText(each.text) }))
    }) as T;
