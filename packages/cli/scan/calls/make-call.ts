import { readAddress } from '../address.ts';
import type { Call, CallKind, Context, Need } from '../model.ts';
import type { Place, Value } from '../values.ts';

const NEEDS: Record<CallKind, Need> = {
    fetch: 'csp:connect-src',
    xhr: 'csp:connect-src',
    websocket: 'csp:connect-src',
    eventsource: 'csp:connect-src',
    beacon: 'csp:connect-src',
    loadScript: 'csp:script-src',
    loadStyle: 'csp:style-src',
    import: 'csp:script-src',
    worker: 'csp:script-src',
    img: 'csp:img-src',
    iframe: 'csp:frame-src',
    script: 'csp:script-src',
    link: 'csp:style-src',
    media: 'csp:media-src',
    font: 'csp:font-src',
    'css-url': 'csp:img-src',
    form: 'none',
    'apex-callout': 'remoteSite',
    'flow-callout': 'namedCredential',
    'external-service': 'namedCredential'
};

export const needOf = (kind: CallKind): Need => NEEDS[kind];

export interface Caller {
    caller: Call['caller'];
    contexts: Context[];
    noPolicy?: boolean;
}

export const pageCaller = (contexts: Context[]): Caller => ({
    caller: contexts[0] === 'VisualForce' ? 'visualforce' : contexts[0] === 'Communities' ? 'page-site' : 'page-lex',
    contexts
});

/** One call for each address that a place can have. */
export function callsAt(
    kind: CallKind,
    sink: Place,
    values: Value[],
    caller: Caller,
    more: Pick<Call, 'mode' | 'readsAnswer'> = {},
    isGiven: (at: Place) => boolean = () => false
): Call[] {
    return values.map((value) => {
        const address = readAddress(value);
        const isUnknown = address.kind === 'dynamic' || address.kind === 'own';
        const needs =
            address.kind === 'own' || caller.noPolicy
                ? 'none'
                : address.kind === 'named-credential'
                  ? 'namedCredential'
                  : NEEDS[kind];
        const at = isUnknown ? sink : value.at;
        return { kind, ...caller, ...more, sink, at, address, ...(isGiven(at) && { isGiven: true }), needs };
    });
}
