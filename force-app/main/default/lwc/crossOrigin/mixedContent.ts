import { spaceOfHost } from './addressSpace';
import { hasDirective } from './directives';
import { diverges } from './profile';
import type { Current } from './request';
import { isAddress } from './url';

const SECURE: Record<string, string> = { 'http:': 'https:', 'ws:': 'wss:' };
const NO_LOOPBACK = 'loopback-needs-https';

/** Upgrade Insecure Requests § 3.2: http goes on as https, on port 443 where it was the default one. Loopback stays as it is. */
export function upgraded(current: Current): URL {
    const { page, url, profile } = current;
    const isSafe = spaceOfHost(url.hostname) === 'loopback' && !diverges(profile, NO_LOOPBACK);
    const isMeant = url.protocol in SECURE && !isSafe && !isLeftAsItIs(current);
    return isMeant && page.policies.some((policy) => hasDirective(policy, 'upgrade-insecure-requests'))
        ? secure(url)
        : url;
}

/** A worker’s script is asked for before its policy is known; where a form is redirected to is no matter of the page any more. */
const isLeftAsItIs = ({ destination, wire, profile }: Current): boolean =>
    (destination === (wire.length > 0 ? 'form' : 'worker') &&
        diverges(profile, 'workers-and-redirected-forms-are-not-upgraded')) ||
    (destination === 'iframe' && wire.length > 0 && diverges(profile, 'redirected-frames-are-not-upgraded'));

/** Mixed Content § 4.1: what an element shows is asked for over https instead, except from an address. */
export function autoUpgraded(current: Current): URL {
    const { url, profile } = current;
    if (!isShown(current)) {
        return url;
    }
    const isMeant = isMixed(current) && isUpgradeable(current);
    if (!diverges(profile, 'auto-upgrade-is-decided-once')) {
        return isMeant ? secure(url) : url;
    }
    current.isAutoUpgrading ??= isSecurePage(current) && (isMeant || url.protocol === 'https:');
    return current.isAutoUpgrading && url.protocol === 'http:' ? secure(url) : url;
}

const isShown = ({ destination }: Current): boolean => ['image', 'audio', 'video'].includes(destination);

const isUpgradeable = ({ url: { hostname }, profile }: Current): boolean =>
    hostname.startsWith('[')
        ? diverges(profile, 'ipv6-addresses-are-upgraded')
        : !isAddress(hostname) && spaceOfHost(hostname) !== 'loopback';

function secure(url: URL): URL {
    const next = new URL(url);
    next.protocol = SECURE[url.protocol];
    return next;
}

/** Mixed Content § 4.4: a secure page does not ask an insecure server. A form that leads away from the page is not of the page. */
export const isMixedContent = (current: Current): boolean =>
    current.destination !== 'form' && isMixed(current) && !isLetBe(current);

/** Where it was decided not to upgrade, a redirect to a name goes on as it is. */
const isLetBe = ({ isAutoUpgrading, url }: Current): boolean => isAutoUpgrading === false && !isAddress(url.hostname);

const isSecurePage = ({ self, isSecure }: Current): boolean => (self ? self.protocol === 'https:' : isSecure);

const isMixed = (current: Current): boolean =>
    isSecurePage(current) && current.url.protocol in SECURE && !isOwn(current);

/** Secure Contexts § 3.1: what is on the machine itself needs no https. */
function isOwn(current: Current): boolean {
    const { url, profile, wire } = current;
    const space = spaceOfHost(url.hostname);
    if (space === 'loopback' && diverges(profile, NO_LOOPBACK)) {
        return isShown(current) && wire.length === 0 && url.hostname !== '[::1]';
    }
    return space === 'loopback' || (space === 'local' && diverges(profile, 'local-servers-need-no-https'));
}
