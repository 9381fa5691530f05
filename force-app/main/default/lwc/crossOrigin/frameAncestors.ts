import { matchesAny } from './csp';
import { parsePolicy } from './directives';
import { get } from './headers';
import {
    pathsDoNotCountForAncestors,
    redirectedPagesForgetPathsOfAncestors,
    wildcardIsForOtherSchemes
} from './divergences';
import { diverges } from './profile';
import type { Current } from './request';
import type { ServerResponse } from './fetchTypes';
import { parseUrl } from './url';

/** What the answer itself says about who may frame it: CSP3 § 6.4.2 frame-ancestors, and where there is none X-Frame-Options. */
export function framingFailure({ headers }: ServerResponse, current: Current): string | undefined {
    const lists = headers
        .filter(([name]) => name.toLowerCase() === 'content-security-policy')
        .flatMap(([, value]) => value.split(','))
        .map((policy) => parsePolicy(policy).get('frame-ancestors'))
        .filter((list) => list !== undefined);
    if (lists.length > 0) {
        return lists.every((list) => allows(list, current)) ? undefined : 'frame-ancestors';
    }
    return refusesFrames(get(headers, 'x-frame-options'), current) ? 'x-frame-options' : undefined;
}

/** § 6.4.2.1: the page that frames is held against the list as a URL is; `'self'` is the framed one. */
function allows(sources: string[], { self, url, wire, profile }: Current): boolean {
    const redirected = diverges(profile, wire[1] ? redirectedPagesForgetPathsOfAncestors : pathsDoNotCountForAncestors);
    return self
        ? matchesAny(sources, { url: self, self: parseUrl(url.origin), redirected, navigated: true, profile })
        : sources.includes('*') && diverges(profile, wildcardIsForOtherSchemes);
}

/** HTML § 7.4.6 X-Frame-Options: several values are one refusal where any of them is known. */
function refusesFrames(value: string | undefined, { self, url }: Current): boolean {
    const options = new Set((value ?? '').split(',').map((option) => option.trim().toLowerCase()));
    if (options.size > 1) {
        return ['deny', 'allowall', 'sameorigin'].some((one) => options.has(one));
    }
    return options.has('deny') || (options.has('sameorigin') && self?.origin !== url.origin);
}
