import { atCall, callsIn, originOf, severityOf, type Rule } from '../rule.ts';
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
                (call) =>
                    call.needs.startsWith('csp:') &&
                    call.needs !== 'csp:script-src' &&
                    call.kind !== 'loadStyle' &&
                    // Of an http address http-url tells that no entry helps.
                    !originOf(call).startsWith('http:')
            )
            .map((call) => {
                const { severity, depends } = severityOf(call);
                return atCall(
                    NAME,
                    severity,
                    call,
                    `${originOf(call)} is no trusted URL for ${directiveOf(call)} in ${contextWords(call.contexts)}${depends}`
                );
            })
};
