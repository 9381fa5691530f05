import { atCall, callsIn, severityOf, type Rule } from '../rule.ts';
import { contextWords, directiveOf } from '../words.ts';

const NAME = 'missing-trusted-url';

export const missingTrustedUrl: Rule = {
    name: NAME,
    severity: 'error',
    about: 'A page loads or calls a host that no trusted URL allows.',
    why: "The page's Content Security Policy has only Salesforce's own hosts and the trusted URLs of the org. The browser refuses the rest before anything is sent.",
    wrong: "fetch('https://api.example.com/orders'); // and no trusted URL for https://api.example.com",
    right: '<CspTrustedSite><endpointUrl>https://api.example.com</endpointUrl><context>LEX</context><isActive>true</isActive><isApplicableToConnectSrc>true</isApplicableToConnectSrc></CspTrustedSite>',
    check: (scan) =>
        callsIn(scan, 'missing')
            .filter(
                ({ needs, address, kind }) =>
                    /^csp:(?!script)/.test(needs) &&
                    address.kind === 'url' &&
                    !/^http:/.test(address.url) &&
                    kind !== 'loadStyle'
            )
            .map((call) => {
                const { severity, depends } = severityOf(call);
                const origin = call.address.kind === 'url' ? call.address.origin : '';
                return atCall(
                    NAME,
                    severity,
                    call,
                    `${origin} is no trusted URL for ${directiveOf(call)} in ${contextWords(call.contexts)}${depends}`
                );
            })
};
