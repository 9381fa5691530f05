import { atCall, callsIn, type Rule } from '../rule.ts';

const NAME = 'external-style';

export const externalStyle: Rule = {
    name: NAME,
    severity: 'error',
    about: 'loadStyle loads a stylesheet from another host.',
    why: 'loadStyle is made for static resources; a stylesheet of another host needs style-src, and its fonts and images their own directives.',
    wrong: "loadStyle(this, 'https://cdn.example.com/chart.css')",
    right: "import chart from '@salesforce/resourceUrl/chart'; loadStyle(this, `${chart}/chart.css`)",
    check: (scan) =>
        callsIn(scan, 'missing')
            .filter(({ kind }) => kind === 'loadStyle')
            .map((call) =>
                atCall(NAME, 'error', call, 'loadStyle of another host: upload the stylesheet as a static resource.')
            )
};
