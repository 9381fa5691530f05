import { admin, apiOwner, developer } from './fix';
import { ownOrgFixes } from './ownOrg';
import { OPEN_PROXY, proxyFixes } from './proxy';
import { isSalesforceApi } from './salesforce';
import type { AdviceContext, Cause, Diagnosis, Fix, Verdict } from './types';
import { calledUrl } from './url';

/** For each cause the changes that make the call work, the best first, each with its owner and its text. */
export function advise(conclusion: Diagnosis | Verdict, context: AdviceContext): Fix[] {
    const causes: Pick<Cause, 'gate' | 'reason'>[] =
        'causes' in conclusion
            ? conclusion.causes
            : conclusion.gate
              ? [{ gate: conclusion.gate, reason: conclusion.reason ?? '' }]
              : [];
    const fixes =
        causes.length > 0 ? causes.flatMap((cause) => fixesFor(cause, context)) : fixesForOpaque(conclusion, context);
    return fixes.filter((fix, index) => fixes.findIndex(({ id }) => id === fix.id) === index);
}

function fixesForOpaque({ outcome }: Diagnosis | Verdict, { request, page }: AdviceContext): Fix[] {
    if (outcome !== 'opaque') {
        return [];
    }
    return isSalesforceApi(request.url, page.origin) ? [dropNoCors, useOwnServer] : [useApexToRead];
}

function fixesFor({ gate, reason }: Pick<Cause, 'gate' | 'reason'>, context: AdviceContext): Fix[] {
    const own =
        context.lane === 'proxy' ? proxyFixes(gate, reason, context.page.origin) : ownOrgFixes(gate, reason, context);
    if (own) {
        return own;
    }
    if ((gate === 'cors' || gate === 'preflight') && isSalesforceApi(context.request.url, context.page.origin)) {
        return [corsAllowlist(context), useOwnServer];
    }
    switch (gate) {
        case 'csp':
            return reason === 'csp-redirect' ? [redirectTarget, useApex] : [trustedUrl(context), useApex];
        case 'cors':
            return [...allowOrigin(reason, context), useApex, useProxy, notNoCors];
        case 'preflight':
            return [allowPreflight(context), useApex, useProxy];
        case 'remote-site':
            return [remoteSite(context)];
        case 'callout-target':
            return [calloutTarget];
        case 'named-credential':
            return [credential];
        case 'mixed-content':
            return [useHttps];
        case 'arguments':
            return [reason === 'no-cors-method' ? useCors : correctArguments];
        case 'time-limit':
            return reason === 'timed-out' ? [longerLimit] : [];
        case 'network':
            return [reason === 'response-too-large' ? askForLess : checkServer];
        case 'http-status':
            return [HTTP_STATUS_FIXES[reason] ?? correctArguments];
        default:
            return [useApex];
    }
}

const originOf = ({ request, page }: AdviceContext): string =>
    calledUrl(request.url, page.origin)?.origin ?? 'https://api.example.com';

const nameOf = (origin: string): string => {
    const words = origin.replace(/.*:\/\//, '').match(/[A-Za-z0-9]+/g) ?? [];
    const name = words.join('_');
    return /^[A-Za-z]/.test(name) ? name : `Site_${name}`;
};

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A metadata file, ready to deploy. */
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

function trustedUrl(context: AdviceContext): Fix {
    const origin = originOf(context);
    const flags = ['Connect', 'Font', 'Frame', 'Img', 'Media', 'Style'].map((name): [string, boolean] => [
        `isApplicableTo${name}Src`,
        name === 'Connect'
    ]);
    return {
        ...admin(
            'trusted-url',
            'Add a trusted URL',
            `Add ${origin} as a trusted URL for connect-src, then reload the page.`,
            'Setup > Security > Trusted URLs'
        ),
        code: metadata('CspTrustedSite', `cspTrustedSites/${nameOf(origin)}.cspTrustedSite`, [
            ['context', 'LEX'],
            ['endpointUrl', origin],
            ['isActive', true],
            ...flags
        ])
    };
}

function remoteSite(context: AdviceContext): Fix {
    const origin = originOf(context);
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
const corsAllowlist = ({ page: { origin } }: AdviceContext): Fix => ({
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

function allowOrigin(reason: string, { page, request }: AdviceContext): Fix[] {
    const include = request.credentials === 'include';
    const express = `import cors from 'cors';

app.use(cors({ origin: ['${page.origin}']${include ? ', credentials: true' : ''} }));`;
    const headers = `Access-Control-Allow-Origin: ${page.origin}\n${include ? `${ALLOW_CREDENTIALS}\n` : ''}Vary: Origin`;
    return [
        {
            ...apiOwner(
                'allow-origin',
                `Allow ${page.origin}`,
                'Send the origin of the page in Access-Control-Allow-Origin. With Express:'
            ),
            code: { language: 'javascript', text: express },
            warning:
                reason === 'WildcardOriginNotAllowed' || include
                    ? 'Never echo every origin back together with credentials: any web site could then read your users’ data.'
                    : 'CORS is not access control: other callers are served as before.'
        },
        {
            ...apiOwner(
                'allow-origin-headers',
                'Or send the headers yourself',
                'With any other server, add these headers to the answer.'
            ),
            code: { language: 'http', text: headers }
        }
    ];
}

function allowPreflight({ page, request }: AdviceContext): Fix {
    const names = (request.headers ?? []).map(([name]) => name).join(', ') || 'Content-Type';
    const include = request.credentials === 'include';
    return {
        ...apiOwner(
            'allow-preflight',
            'Answer the preflight',
            `Answer OPTIONS without sign-in, with status 204 and these headers, and send the first ${include ? 'two' : 'one'} with the actual answer too.`
        ),
        code: {
            language: 'http',
            text: `Access-Control-Allow-Origin: ${page.origin}${include ? `\n${ALLOW_CREDENTIALS}` : ''}
Access-Control-Allow-Methods: ${request.method ?? 'GET'}
Access-Control-Allow-Headers: ${names}
Vary: Origin`
        }
    };
}

const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials: true';

const useApex = developer(
    'use-apex',
    'Call it from Apex',
    'Apex calls the API from the server, where no CORS applies. It needs a Callout Target and a Remote Site Setting or a Named Credential.'
);
const useApexToRead: Fix = {
    ...useApex,
    text: 'To read the answer, let Apex make the call, or let the API allow your origin and drop no-cors.'
};
const dropNoCors = developer(
    'drop-no-cors',
    'Drop no-cors',
    'It hides the answer and takes the Authorization header off the request: Salesforce was not even told who asks.'
);
const useProxy = developer(
    'use-proxy',
    'Put a proxy of your own in between',
    'A proxy calls the API and adds the CORS headers. It must serve a fixed list of APIs and origins only.',
    OPEN_PROXY
);
const useOwnServer = developer(
    'use-own-server',
    'Or let your own server call Salesforce',
    'A server sends no Origin header, so the allowlist does not concern it, and the access token stays off the page.'
);
const notNoCors = developer(
    'not-no-cors',
    'Do not “fix” it with mode no-cors',
    'It silences the error and hides the answer: there is nothing to read.',
    'Ignoring the error is no fix either: the API may have acted already.'
);
const useCors = developer(
    'use-cors',
    'Use mode cors',
    'Methods such as PUT and DELETE need mode cors and an API that answers the preflight.'
);
const correctArguments = developer(
    'arguments',
    'Correct the request',
    'Change the address, the method, the header or the body as the sentence above says.'
);
const longerLimit = developer(
    'time-limit',
    'Allow more time, or ask for less',
    'Raise the time limit of the call, or page through the data.'
);
const askForLess = developer(
    'ask-for-less',
    'Ask for less',
    'Page through the data: Apex takes at most 6 MB for one answer.'
);
const useHttps = apiOwner('https', 'Serve the API over https', 'A secure page calls secure addresses only.');
const checkServer = apiOwner(
    'check-server',
    'Check that the API is up',
    'Open the address from another machine, look at the name, the certificate and the log of the API.'
);
const redirectTarget = admin(
    'trusted-redirect',
    'Trust the redirect’s target too',
    'Add the origin that the API redirects to as a trusted URL, or call that address directly.',
    'Setup > Security > Trusted URLs'
);
const calloutTarget = admin(
    'callout-target',
    'Register the Callout Target',
    'Add or change the Callout Target record: its origin, path prefix, methods and headers.',
    'Setup > Custom Metadata Types > Callout Target'
);
const credential = admin(
    'named-credential',
    'Give access to the Named Credential',
    'Create it, and give the user’s permission set access to its principal.',
    'Setup > Security > Named Credentials'
);
const HTTP_STATUS_FIXES: Record<string, Fix> = {
    'session-invalid': developer(
        'new-token',
        'Get a new access token',
        'Send the user through the OAuth flow again, or use the refresh token; send it as Authorization: Bearer.'
    ),
    'permission-missing': admin(
        'api-enabled',
        'Give the user the permission API Enabled',
        'Assign a permission set that has it. The CORS allowlist is right as it is.',
        'Setup > Users > Permission Sets'
    )
};
