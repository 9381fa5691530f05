/**
 * Which of Salesforce's endpoints take part in CORS: those that ask the org's CORS allowlist, those that ask the box "Enable CORS for OAuth
 * endpoints" too, those that always do, and those that never do. After "Enable CORS for REST APIs" and "Supported OAuth endpoints" of the documentation.
 */
export type Endpoint = 'allowlist' | 'oauth-box' | 'always' | 'never';

/** Hosts of an org's APIs; loopback plays the org on a laptop. */
const HOST = /(^|\.)salesforce\.(com|mil)$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
/** Sites, and the hosts of pages. */
const SITE = /\.((my\.site|salesforce-sites|lightning\.force|vf\.force|visualforce)\.com|crmforce\.mil)$/;
/** Shared by all orgs: no allowlist is asked there. */
const SHARED = /^(login|test)\.salesforce\.com$/;
/** Where the allowlist is asked: the org's own domain, the one door for all orgs, and loopback. */
const MY_DOMAIN = /\.my\.salesforce\.(com|mil)$|^api\.salesforce\.com$/;

const PATHS: [pattern: RegExp, endpoint: Endpoint][] = [
    [/^\/services\/(data|apexrest|async|oauth2\/userinfo)(\/|$)/, 'allowlist'],
    [/^\/(\.well-known\/(openid|auth)-configuration|services\/oauth2\/id\/keys)$/, 'always'],
    [/^\/services\/(oauth2\/(token|revoke|introspect|authorize|pkce\/generator)|auth\/headless)(\/|$)/, 'oauth-box'],
    [/^\/(services\/soap|id|cometd|services\/oauth2)(\/|$)/i, 'never']
];

/** Undefined where a URL is none of Salesforce's endpoints. At a site the allowlist is not asked; what it is asked for is known all the same. */
export function endpointOf({ hostname, pathname }: URL): Endpoint | undefined {
    if (hostname === 'api.salesforce.com' || (isApp(pathname) && isSalesforceHost(hostname))) {
        return 'allowlist';
    }
    const found = PATHS.find(([pattern]) => pattern.test(pathname))?.[1];
    if (SITE.test(hostname)) {
        return found === 'oauth-box' || found === 'allowlist' ? found : undefined;
    }
    if (!HOST.test(hostname) && !(LOOPBACK.test(hostname) && pathname.startsWith('/services/'))) {
        return undefined;
    }
    return SHARED.test(hostname) && found === 'oauth-box' ? 'never' : found;
}

export const isMyDomain = ({ hostname, pathname }: URL): boolean =>
    MY_DOMAIN.test(hostname) || LOOPBACK.test(hostname) || isApp(pathname);

/** Lightning Out asks for one. */
const isApp = (pathname: string): boolean => pathname.endsWith('.app');

/** A pattern is no host. */
export const isSalesforceHost = (host: string): boolean =>
    !host.includes('*') &&
    /.\.((salesforce(-experience|-setup|-sites)?|visualforce|force|my\.site)\.com|(salesforce|crmforce)\.mil)$/.test(
        host
    );
