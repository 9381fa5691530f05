import type { Profile } from './types';

type Browser = Exclude<Profile, 'spec'>;
type Browsers = Browser | `${Browser} ${Browser}` | `${Browser} ${Browser} ${Browser}`;

/**
 * Where browsers leave the letter of the standards: each divergence by a name, and who diverges. All are measured, in Chromium 156, Firefox 153 and
 * WebKitGTK 2.50, by `npm run verify:browser -- --browser chromium|firefox|webkit`.
 */
const DIVERGENCES = {
    /** Local Network Access § 3.1.1: a page of a public server needs a permission to reach the network or the machine of the user. */
    'local-networks-are-open': 'firefox webkit',
    /** Mixed Content § 4.4: a server of a network of one's own has no certificate to serve https with. */
    'local-servers-need-no-https': 'chromium',
    /** Secure Contexts § 3.1: the machine itself needs no https, whatever it is asked for. */
    'loopback-needs-https': 'webkit',
    /** Mixed Content § 4.1: nothing that comes from an address is asked for by https instead. */
    'ipv6-addresses-are-upgraded': 'webkit',
    /** Upgrade Insecure Requests § 3.2: fetch asks policy and mode about the URL as it was given, too. */
    'fetch-is-checked-before-the-upgrade': 'chromium',
    /** Upgrade Insecure Requests § 3.2: the script of a worker is upgraded as everything else, and a form once more at each redirect. */
    'workers-and-redirected-forms-are-not-upgraded': 'chromium',
    /** Upgrade Insecure Requests § 3.2: so is a frame. */
    'redirected-frames-are-not-upgraded': 'webkit',
    /** Mixed Content § 4.1: each redirect decides anew, and none to an address or to the machine of the user is upgraded. */
    'auto-upgrade-is-decided-once': 'chromium',
    /** Upgrade Insecure Requests § 3.2: it is the upgraded URL that is of an origin. What CORS allows is asked about that one there, too. */
    'upgrades-leave-the-origin-as-it-was': 'firefox',
    /** Fetch § 2.2.2: User-Agent is a header like any other. */
    'user-agent-is-forbidden': 'chromium',
    /** Fetch § 2.2.2: client hints are no safelisted headers. */
    'client-hints-are-safelisted': 'chromium',
    /** Fetch § 4.4: a redirected request keeps its headers. */
    'redirects-leave-client-hints-off': 'chromium',
    /** Fetch § 3.2: an element that asks by CORS, and is no audio or video, names its origin to its own server too. */
    'elements-with-cors-name-their-origin': 'chromium webkit',
    /** Fetch § 3.2: audio and video do not either. */
    'media-name-their-origin': 'webkit',
    /** HTML § 4.8.14.11.4: a text track without `crossorigin` is of the page's origin. */
    'tracks-need-no-cors': 'webkit',
    /** HTML § 10.2.6.3: the script of a worker is of the page's origin, whatever the policy says. */
    'workers-are-of-the-origin-before-all': 'chromium webkit',
    /** Fetch § 4.1: an address that looks like markup cut off is an address. */
    'dangling-markup-is-refused': 'chromium',
    /** Fetch § 4.6: after 407 the user is asked, and the answer counts where nobody is. */
    'proxy-authentication-is-an-error': 'chromium',
    /** Fetch § 4.4: only http and https are followed; which scheme it is not shows after the redirect mode and the policy. */
    'unsafe-schemes-come-before-redirect-mode': 'chromium',
    /** Fetch § 4.8: `Access-Control-Allow-Headers: *` does not stand for Authorization. */
    'wildcard-covers-authorization': 'chromium firefox',
    /** CSP3 § 6.7.2.9: `ws:` stands for http and https too, `wss:` for https. */
    'websocket-sources-are-for-websockets': 'chromium firefox',
    /** CSP3 § 6.7.2.10: hosts in a source list are domains, never addresses. */
    'sources-may-be-addresses': 'chromium firefox webkit',
    /** CSP3 § 6.7.2.8: a URL without a host matches no host, `*` neither. */
    'sources-may-be-without-a-host': 'chromium webkit',
    /** CSP3 § 6.7.2.8: a blob: URL is of the origin in it, which is `'self'`. */
    'self-is-not-for-blobs': 'chromium firefox webkit',
    /** CSP3 § 6.7.2.11: a port stands for itself, also where the scheme is upgraded. */
    'port-80-stands-for-443': 'chromium firefox webkit',
    /** CSP3 § 6.7.2.11: a port stands for itself, also where source and URL are both https. */
    'port-80-stands-for-443-without-upgrade': 'firefox webkit',
    /** CSP3 § 6.7.2.11: a port is a number, whatever zeros it begins with. */
    'ports-are-compared-as-text': 'firefox',
    /** CSP3 § 2.3.1: a source expression has no query. */
    'source-query-is-ignored': 'chromium firefox webkit',
    /** Fetch § 4.4: only a request of mode cors may not be redirected to an address with a user name. */
    'redirect-to-credentials-is-refused': 'chromium',
    /** Fetch § 4.4: the redirect mode is looked at before the Location. */
    'location-comes-before-redirect-mode': 'chromium',
    /** Fetch § 2.2.6: an empty Location is the URL that was asked for. */
    'empty-locations-are-missing': 'chromium',
    /** Fetch § 2.2.6, likewise. */
    'empty-locations-are-broken': 'webkit',
    /** Fetch § 4.4: with redirect mode error each redirect is an error, wherever it leads. */
    'redirects-may-lead-nowhere': 'webkit',
    /** HTML § 7.1.1.1: an address is of the same site as itself, whatever the port. */
    'addresses-are-of-no-site': 'chromium',
    /** Fetch § 3.2: a request without CORS keeps its origin on the first crossing. */
    'redirected-no-cors-has-null-origin': 'chromium',
    /** Fetch § 3.2: a secure page keeps its origin from an insecure server, loopback too, in a request without CORS. */
    'insecure-servers-learn-the-origin': 'chromium',
    /** Fetch § 2.2.2: each value of a repeated header is judged by itself. */
    'repeated-headers-are-judged-as-one': 'chromium webkit',
    /** Fetch § 2.2.2: the names in Access-Control-Request-Headers are a set. */
    'repeated-names-are-asked-for-repeatedly': 'firefox',
    /** Fetch § 2.2.2: more than 1024 bytes of safelisted headers are safelisted no longer. */
    'safelisted-headers-may-be-many': 'firefox',
    /** Fetch § 4.8: a preflight carries, and its answer is held against, the origin that redirects have left of the page's. */
    'preflights-keep-the-origin': 'firefox',
    /** Fetch § 4.8: after a redirect back to it the page's own origin has to allow the page too. */
    'preflights-of-the-own-origin-need-no-permission': 'firefox',
    /** Fetch § 4.3: after each redirect what is left of the request decides whether there is a preflight, and what it asks for. */
    'redirects-of-preflighted-requests-are-preflighted': 'firefox webkit',
    /** Fetch § 4.4: what describes the body goes with it, and Authorization stays with its origin. */
    'redirects-keep-headers': 'webkit',
    /** Fetch § 4.4: only 303, and after a POST 301 and 302, make a GET. */
    'redirected-delete-becomes-get': 'webkit',
    /** Fetch § 3.2: a GET names no origin to a server of the same origin, or without CORS. */
    'redirects-keep-the-origin-header': 'webkit',
    /** Fetch § 4.4: a redirect is refused before anything is asked of where it leads. */
    'redirects-are-refused-late': 'webkit',
    /** Fetch § 4.9: credentials of mode same-origin are not included in what another origin is asked. */
    'own-redirects-include-credentials': 'webkit',
    /** Fetch § 4.2: the answer of a data: URL has a Content-Type alone. */
    'data-has-a-length': 'firefox',
    /** Fetch § 4.1: the policy of the page is asked before the mode of the request. */
    'mode-comes-before-csp': 'firefox',
    /** Fetch § 4.4: the policy is asked about a redirect after all that Fetch has against it. */
    'csp-comes-before-cors-of-redirects': 'firefox',
    /** CSP3 § 6.7.2.8: after a redirect no path counts, in the preflight neither. */
    'paths-count-in-preflights-of-redirects': 'firefox',
    /** HTML § 7.1.4: there are two policies for embedders. */
    'credentialless-is-unknown': 'webkit',
    /** Fetch § 3.6: where an embedder wants a resource policy, one of an unknown value is none. */
    'unknown-resource-policies-satisfy-embedders': 'firefox',
    /** Fetch § 2.2.1: an empty value of a repeated header is a value too. */
    'empty-repeats-do-not-count': 'firefox'
} satisfies Record<string, Browsers>;

export type Divergence = keyof typeof DIVERGENCES;

export const diverges = (profile: Profile, divergence: Divergence): boolean =>
    DIVERGENCES[divergence].includes(profile);
