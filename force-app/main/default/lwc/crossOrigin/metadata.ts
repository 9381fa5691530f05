import { admin } from './fix';
import { parseUrl } from './url';
import type { Fix } from './types';

/** Entries of the lists of an org, as files ready to deploy. */

export const nameOf = (origin: string): string => {
    const words = origin.replace(/.*:\/\//, '').match(/[A-Za-z0-9]+/g) ?? [];
    const name = words.join('_');
    return /^[A-Za-z]/.test(name) ? name : `Site_${name}`;
};

export const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function metadata(type: string, file: string, fields: [element: string, value: string | boolean][]): Fix['code'] {
    const lines = fields.map(([element, value]) => `    <${element}>${escapeXml(String(value))}</${element}>`);
    return {
        language: 'xml',
        file: `force-app/main/default/${file}-meta.xml`,
        text: `<?xml version="1.0" encoding="UTF-8" ?>
<${type} xmlns="http://soap.sforce.com/2006/04/metadata">
${lines.join('\n')}
</${type}>`
    };
}

export type TrustedUrlContext = 'All' | 'LEX' | 'Communities' | 'VisualForce';

/** The directives that a trusted URL can be ticked for; there is no other. */
const TICKS: Record<string, string> = {
    'connect-src': 'Connect',
    'font-src': 'Font',
    'frame-src': 'Frame',
    'img-src': 'Img',
    'media-src': 'Media',
    'style-src': 'Style'
};

export const canBeTrusted = (directive: string): boolean => Object.hasOwn(TICKS, directive);

/** `source`: scheme, host and port. A page of another scheme, such as wss, is an entry of its own. */
export function trustedUrl(source: string, directive: string, context: TrustedUrlContext): Fix {
    const [suffix, more] = source.startsWith('ws')
        ? ['_ws', ' An entry that begins with https does not cover WebSockets.']
        : ['', ''];
    return {
        ...admin(
            'trusted-url',
            'Add a trusted URL',
            `Add ${source} as a trusted URL for ${directive}, then reload the page.${more}`,
            'Setup > Security > Trusted URLs'
        ),
        code: metadata('CspTrustedSite', `cspTrustedSites/${nameOf(source)}${suffix}.cspTrustedSite`, [
            ['context', context],
            ['endpointUrl', source],
            ['isActive', true],
            ...Object.entries(TICKS).map(([known, tick]): [string, boolean] => [
                `isApplicableTo${tick}Src`,
                known === directive
            ])
        ])
    };
}

/** What lets Apex call an address. */
export function remoteSite(url: string): Fix {
    const origin = parseUrl(url)?.origin ?? 'https://api.example.com';
    return {
        ...admin(
            'remote-site',
            'Add a Remote Site Setting',
            `Add ${origin} as a remote site. It takes effect at once.`,
            'Setup > Security > Remote Site Settings'
        ),
        code: metadata('RemoteSiteSetting', `remoteSiteSettings/${nameOf(origin)}.remoteSite`, [
            ['disableProtocolSecurity', false],
            ['isActive', true],
            ['url', origin]
        ])
    };
}

/** What lets a page outside of Salesforce call the org's APIs. */
export const corsAllowlist = (origin: string): Fix => ({
    ...admin(
        'cors-allowlist',
        'Add the origin to the CORS allowlist',
        `Add ${origin} as an allowed origin: scheme, host and port, with no path.`,
        'Setup > Security > CORS'
    ),
    code: metadata('CorsWhitelistOrigin', `corsWhitelistOrigins/${nameOf(origin)}.corsWhitelistOrigin`, [
        ['urlPattern', origin]
    ]),
    warning: 'The allowlist lets the page read answers; who may see what is decided by the access token alone.'
});
