import { predict } from '../../../force-app/main/default/lwc/crossOrigin/predict.ts';
import type { FetchRequest, PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Question } from './question.ts';
import { askApi, type Asked } from './requests.ts';

/** What an API answers to an origin that it should not let in. */
export interface HostileAnswer {
    origin: string;
    /** How it resembles the page's own. */
    kind: string;
    /** `held`: the request itself would have to be sent to know. */
    answer: 'refused' | 'allowed' | 'allowed with credentials' | 'held' | 'no answer';
    /** As it was sent, where it was. */
    allowOrigin?: string;
}

/** Origins that a check by prefix, suffix or parent takes for the page's own; with `null`, which any sandboxed frame has. */
export function hostileOrigins(origin: string): { origin: string; kind: string }[] {
    const { protocol, host, hostname, port } = new URL(origin);
    const parent = hostname.split('.').slice(1).join('.');
    const behind = port === '' ? '' : `:${port}`;
    const isName = /[a-z]/i.test(hostname);
    return [
        { kind: 'null, as of a sandboxed frame', origin: 'null' },
        { kind: 'any other site', origin: `${protocol}//attacker.example` },
        ...(isName
            ? [
                  { kind: 'begins as the page does', origin: `${protocol}//${hostname}.attacker.example${behind}` },
                  { kind: 'ends as the page does', origin: `${protocol}//attacker${host}` },
                  { kind: 'below the page', origin: `${protocol}//attacker.${host}` },
                  { kind: 'the dots taken for any character', origin: `${protocol}//${host.replace('.', 'x')}` }
              ].filter((each) => each.origin !== origin)
            : []),
        ...(parent.includes('.')
            ? [{ kind: 'another tenant of the same parent', origin: `${protocol}//attacker.${parent}${behind}` }]
            : []),
        ...(protocol === 'https:' ? [{ kind: 'the page over http', origin: `http://${host}` }] : []),
        { kind: 'another port of the page', origin: `${protocol}//${hostname}:8444` }
    ];
}

/** Asks as a page of each of these would: the preflight, and the request only where it can change nothing. */
export async function askAsHostile({ page, request, send }: Question): Promise<HostileAnswer[]> {
    const answers: HostileAnswer[] = [];
    for (const { origin, kind } of hostileOrigins(page.origin)) {
        // What the browser's own permission would stop is not what the API answers.
        const hostile = {
            ...page,
            origin,
            policies: [],
            isSecure: page.origin.startsWith('https:'),
            addressSpace: 'loopback' as const
        };
        const asked = await askApi({ page: hostile, request, send });
        answers.push({ origin, kind, ...answerTo(hostile, request, asked) });
    }
    return answers;
}

function answerTo(
    page: PageContext,
    request: FetchRequest,
    asked: Asked
): Pick<HostileAnswer, 'answer' | 'allowOrigin'> {
    const [hop] = asked.hops;
    const first = hop?.preflight ?? (hop?.response === 'unreachable' ? undefined : hop?.response);
    if (!first) {
        return { answer: asked.held ? 'held' : 'no answer' };
    }
    const allowOrigin = first.headers.find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1];
    const isLetIn = (credentials: FetchRequest['credentials']): boolean => {
        const { outcome, gate } = predict(page, { ...request, mode: 'cors', credentials }, asked.hops);
        // A preflight that lets the request through is all that is known where the request is held back.
        return outcome === 'readable' || (asked.held && gate === 'network');
    };
    const answer = isLetIn('include') ? 'allowed with credentials' : isLetIn('omit') ? 'allowed' : 'refused';
    return { answer, ...(allowOrigin !== undefined && { allowOrigin }) };
}

/** The answers for a terminal. */
export function hostileText(answers: readonly HostileAnswer[]): string {
    const width = Math.max(...answers.map(({ origin }) => origin.length));
    return [
        'What the API answers to origins that it should not take for this page:',
        ...answers.map(
            ({ origin, kind, answer, allowOrigin }) =>
                `  ${origin.padEnd(width)}  ${answer}${allowOrigin === undefined ? '' : ` (Access-Control-Allow-Origin: ${allowOrigin})`}, ${kind}`
        ),
        ...(answers.some(({ answer }) => answer === 'allowed with credentials')
            ? [
                  'Beware: a page of such an origin reads what the user’s cookies open. Compare the whole origin with a list.'
              ]
            : [])
    ].join('\n');
}
