import { hostOf } from '../../lists/entry-index.ts';
import type { Entry } from '../../model.ts';
import type { Scan } from '../rule.ts';

/**
 * Hosts whose stylesheets and scripts load more from other hosts, as their makers say: Google Fonts, Adobe Fonts, and the pages on
 * Content Security Policy of Google Maps, reCAPTCHA and Stripe.
 */
const LOADS: Record<string, string[]> = {
    'fonts.googleapis.com': ['fonts.gstatic.com'],
    'use.typekit.net': ['p.typekit.net'],
    'maps.googleapis.com': ['maps.gstatic.com', 'fonts.gstatic.com', 'fonts.googleapis.com'],
    'www.google.com': ['www.gstatic.com'],
    'www.recaptcha.net': ['www.gstatic.com'],
    'js.stripe.com': ['api.stripe.com', 'hooks.stripe.com', 'm.stripe.network']
};

/** The host that a page loads something from which in turn loads from the host of an entry. */
export function loaderOf({ calls }: Scan, entry: Entry): string | undefined {
    const host = entry.list === 'CspTrustedSite' ? hostOf(entry.value) : undefined;
    return calls
        .flatMap(({ needs, address }) => (needs.startsWith('csp:') && address.kind === 'url' ? [address.host] : []))
        .find((loader) => LOADS[loader]?.some((loaded) => loaded === host));
}
