import { atCall, callsIn, originOf, type Rule } from '../rule.ts';
import { contextWords } from '../words.ts';

const NAME = 'external-script';

export const externalScript: Rule = {
    name: NAME,
    severity: 'error',
    about: 'A page loads a script from another host.',
    why: 'No list of Setup opens script-src: in Lightning Experience scripts come from static resources. A site has a list of its own, Settings > Security & Privacy.',
    wrong: "loadScript(this, 'https://cdn.example.com/chart.js')",
    right: "import chart from '@salesforce/resourceUrl/chart'; loadScript(this, chart)",
    check: (scan) => [
        ...callsIn(scan, 'missing')
            .filter(({ needs }) => needs === 'csp:script-src')
            .map((call) =>
                atCall(
                    NAME,
                    'error',
                    call,
                    `A script of ${originOf(call)} is refused in ${contextWords(call.contexts)}: no trusted URL opens script-src. Upload it as a static resource.`
                )
            ),
        ...scan.calls
            .filter(({ noPolicy, kind, address }) => noPolicy && kind === 'script' && address.kind === 'url')
            .map((call) =>
                atCall(
                    NAME,
                    'info',
                    call,
                    'This page loads a script of another host: it has no policy of the org today; with one it would be refused.'
                )
            )
    ]
};
