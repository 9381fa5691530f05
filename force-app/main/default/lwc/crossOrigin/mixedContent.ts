import { spaceOfHost } from './addressSpace';
import { hasDirective } from './directives';
import { diverges } from './profile';
import type { Current } from './request';
import { isAddress } from './url';

const SECURE: Record<string, string> = { 'http:': 'https:', 'ws:': 'wss:' };

/** Upgrade Insecure Requests § 3.2: http goes on as https, on port 443 where it was the default one. Loopback stays as it is. */
export function upgraded(current: Current): URL {
    const { page, url } = current;
    const isMeant = url.protocol in SECURE && spaceOfHost(url.hostname) !== 'loopback' && !isLeftAsItIs(current);
    return isMeant && page.policies.some((policy) => hasDirective(policy, 'upgrade-insecure-requests'))
        ? secure(url)
        : url;
}

/** A worker’s script is asked for before its policy is known; where a form is redirected to is no matter of the page any more. */
const isLeftAsItIs = ({ destination, wire, profile }: Current): boolean =>
    destination === (wire.length > 0 ? 'form' : 'worker') &&
    diverges(profile, 'workers-and-redirected-forms-are-not-upgraded');

/** Mixed Content § 4.1: what an element shows is asked for over https instead, except from an address. */
export function autoUpgraded(current: Current): URL {
    const { destination, url } = current;
    const isUpgradeable = ['image', 'audio', 'video'].includes(destination);
    return isUpgradeable && isMixed(current) && !isAddress(url.hostname) ? secure(url) : url;
}

function secure(url: URL): URL {
    const next = new URL(url);
    next.protocol = SECURE[url.protocol];
    return next;
}

/** Mixed Content § 4.4: a secure page does not ask an insecure server. A form that leads away from the page is not of the page. */
export const isMixedContent = (current: Current): boolean => current.destination !== 'form' && isMixed(current);

function isMixed({ isSecure, self, url, profile }: Current): boolean {
    const isSecurePage = self ? self.protocol === 'https:' : isSecure;
    const space = spaceOfHost(url.hostname);
    const isOwn = space === 'loopback' || (space === 'local' && diverges(profile, 'local-servers-need-no-https'));
    return isSecurePage && url.protocol in SECURE && !isOwn;
}
