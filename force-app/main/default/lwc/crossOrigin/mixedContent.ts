import { spaceOfHost } from './addressSpace';
import { hasDirective } from './directives';
import {
    addressesAreUpgraded,
    autoUpgradeIsDecidedOnce,
    insecureFormsAreAskedAbout,
    ipv6AddressesAreUpgraded,
    keepaliveIsNotUpgraded,
    localServersNeedNoHttps,
    loopbackNeedsHttps,
    redirectedFramesAreNotUpgraded,
    redirectsToLoopbackAreUpgraded,
    tracksMayBeInsecure,
    workersAndRedirectedFormsAreNotUpgraded
} from './divergences';
import { diverges } from './profile';
import type { FetchRequest, PageContext, Profile } from './fetchTypes';
import type { Current } from './request';
import { isAddress } from './url';

/** Fetch § 4.1 steps 3 and 4: the URL that a request for this one really goes to. */
export function upgraded(current: Current, given: URL): URL {
    const url = upgradedByPolicy(current, given);
    return isUpgradeableContent(current) && isAutoUpgraded(current, url) ? secure(url) : url;
}

export const upgradedByPolicy = (current: Current, given: URL): URL =>
    isUpgradedByPolicy(current, given) ? secure(given) : given;

/** Upgrade Insecure Requests § 3.2: http goes on as https, on port 443 where it was the default one. The machine itself stays as it is. */
function isUpgradedByPolicy(current: Current, url: URL): boolean {
    const { page, profile, wire } = current;
    const isSafe =
        spaceOfHost(url.hostname) === 'loopback' &&
        !diverges(profile, loopbackNeedsHttps) &&
        !(wire.length > 0 && diverges(profile, redirectsToLoopbackAreUpgraded));
    return isInsecure(current, url) && !isSafe && !isLeftAsItIs(current) && upgradesInsecure(page);
}

export const upgradesInsecure = ({ policies }: PageContext): boolean =>
    policies.some((policy) => hasDirective(policy, 'upgrade-insecure-requests'));

/** A worker’s script is asked for before its policy is known; where a form is redirected to is no matter of the page any more. */
const isLeftAsItIs = ({ destination, keepalive, wire, profile }: Current): boolean =>
    (keepalive && diverges(profile, keepaliveIsNotUpgraded)) ||
    (destination === (wire.length > 0 ? 'form' : 'worker') &&
        diverges(profile, workersAndRedirectedFormsAreNotUpgraded)) ||
    (destination === 'iframe' && wire.length > 0 && diverges(profile, redirectedFramesAreNotUpgraded));

/** Mixed Content § 4.1: what an element shows is asked for over https instead, except from an address. */
function isAutoUpgraded(current: Current, url: URL): boolean {
    const { profile } = current;
    if (!diverges(profile, autoUpgradeIsDecidedOnce)) {
        return isMixed(current, url) && isUpgradeable(url, profile);
    }
    current.isAutoUpgrading ??= isSecurePage(current) && !isOwn(current, url) && isUpgradeable(url, profile);
    return current.isAutoUpgrading && isInsecure(current, url);
}

/** Mixed Content § 3.1, of a request that comes from an element. */
export const isUpgradeableContent = ({ destination }: Pick<FetchRequest, 'destination'>): boolean =>
    UPGRADEABLE.includes(destination);

const UPGRADEABLE: FetchRequest['destination'][] = ['image', 'audio', 'video'];

const isUpgradeable = ({ hostname }: URL, profile: Profile): boolean =>
    isAddress(hostname)
        ? diverges(profile, addressesAreUpgraded) ||
          (hostname.startsWith('[') && diverges(profile, ipv6AddressesAreUpgraded))
        : spaceOfHost(hostname) !== 'loopback' || hostname.endsWith('.');

function secure(url: URL): URL {
    const next = new URL(url);
    next.protocol = url.protocol.replace(':', 's:');
    return next;
}

/** Mixed Content § 4.4: a secure page does not ask an insecure server. */
export const isMixedContent = (current: Current): boolean =>
    isMixed(current, current.url) && !isLetBe(current) && !isInsecureTrack(current) && !isForm(current);

/** It leads away from the page, which is of no concern to the standard; what it says goes on in a POST alone. */
const isForm = ({ destination, profile, wire, method }: Current): boolean =>
    destination === 'form' &&
    !(diverges(profile, insecureFormsAreAskedAbout) && (wire.length === 0 || method === 'POST'));

const isInsecureTrack = ({ destination, profile }: Current): boolean =>
    destination === 'track' && diverges(profile, tracksMayBeInsecure);

/** Where it was decided not to upgrade, a redirect to a name goes on as it is. */
const isLetBe = ({ isAutoUpgrading, url }: Current): boolean => isAutoUpgrading === false && !isAddress(url.hostname);

const isSecurePage = ({ self, isSecure }: Current): boolean => (self ? self.protocol === 'https:' : isSecure);

const isInsecure = ({ mode }: Current, { protocol }: URL): boolean =>
    protocol === (mode === 'websocket' ? 'ws:' : 'http:');

const isMixed = (current: Current, url: URL): boolean =>
    isSecurePage(current) && isInsecure(current, url) && !isOwn(current, url);

/** Secure Contexts § 3.1: what is on the machine itself needs no https. */
function isOwn(current: Current, url: URL): boolean {
    const { profile, wire, destination } = current;
    const space = spaceOfHost(url.hostname);
    if (space === 'loopback' && diverges(profile, loopbackNeedsHttps)) {
        return isUpgradeableContent(current) && wire.length === 0 && !/[\].]$/.test(url.hostname);
    }
    return (
        space === 'loopback' ||
        (space === 'local' && destination !== 'form' && diverges(profile, localServersNeedNoHttps))
    );
}
