import { apiOwner, developer } from './fix';
import { isSigned } from './findAnswer';
import { get, tokens } from './headers';
import { isAnswer } from './response';
import type { Stop } from './stop';
import type { AnswerChange, Change, Fix, HeaderList } from './types';

/** What the owner of an API sends with an answer, or with the answer to a preflight. */

const ACAO = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS: HeaderList[number] = ['Access-Control-Allow-Credentials', 'true'];
const OTHERS_ARE_SERVED = 'CORS is not access control: other callers are served as before.';
const NEVER_ECHO =
    'Never echo every origin back together with credentials: any web site could then read your users’ data.';
const FOR_ALL = 'Any web site may read the answer then: only for what is public.';

/** WebKit sends cookies of its own accord where the page's own server has redirected to. */
const isInclude = ({ request, reason }: Stop): boolean =>
    request.credentials === 'include' || /InvalidAllowCredentials|WildcardOriginNotAllowed/.test(reason);

/** What the answer must say for the page to read it. A page without an origin can only be let in as one of all. */
export function originHeaders(stop: Stop): HeaderList {
    if (stop.origin === 'null') {
        return [[ACAO, '*']];
    }
    return [
        [ACAO, stop.origin],
        ...(isInclude(stop) ? [ALLOW_CREDENTIALS] : []),
        ['Vary', [...new Set([...(tokens(stop.headers, 'vary') ?? []), 'Origin'])].join(', ')]
    ];
}

/** The change of the answer at which the call stopped. */
export const ofAnswer = ({ hop, part }: Stop, change: Partial<AnswerChange>): Change => ({
    answers: [{ hop, part, ...change }]
});

export const lines = (headers: HeaderList): string => headers.map((header) => header.join(': ')).join('\n');

/** What these headers open beyond this page. */
export const warningOf = (headers: HeaderList): string | undefined =>
    headers[0][1] === '*' ? FOR_ALL : headers.includes(ALLOW_CREDENTIALS) ? NEVER_ECHO : undefined;

/**
 * By the package of Express, as in servers/recipes/express.mjs (a test holds the two together), and by hand. `before`: what is wrong with
 * the value today.
 */
export function allowOrigin(stop: Stop, before?: string): Fix[] {
    const set = originHeaders(stop);
    const value = set[0][1];
    const change = ofAnswer(stop, { set });
    const name = stop.part === 'preflight' ? 'the answer to OPTIONS' : 'the answer';
    const code: Fix['code'] = { language: 'http', text: lines(set) };
    const owner = 'api-owner';
    const warning = warningOf(set);
    if (value === '*') {
        const text = `${before ?? ''}Send * in ${ACAO} of ${name}.`;
        return [{ owner, id: 'allow-origin', title: 'Allow every origin', text, code, warning, change }];
    }
    const options = `{ origin: ['${value}']${isInclude(stop) ? ', credentials: true' : ''} }`;
    return [
        {
            owner,
            id: 'allow-origin',
            title: `Allow ${value}`,
            text: `${before ?? ''}Send the origin of the page in ${ACAO}. With Express:`,
            code: { language: 'javascript', text: `import cors from 'cors';\n\napp.use(cors(${options}));` },
            warning: warning ?? OTHERS_ARE_SERVED,
            change
        },
        {
            owner,
            id: 'allow-origin-headers',
            title: 'Or send the headers yourself',
            text: `With any other server, add these headers to ${name}; servers/recipes of Callout Lab has the usual ones.`,
            code,
            warning,
            change
        }
    ];
}

/** The whole answer to a preflight, where there is none yet that knows of CORS. */
export function allowPreflight(stop: Stop): Fix {
    const { request, hops, asked } = stop;
    const given = (request.headers ?? []).map(([name]) => name);
    const names = hops.length > 0 ? asked : given.length > 0 ? given : ['Content-Type'];
    const [origin, ...more] = originHeaders(stop);
    const set: HeaderList = [
        origin,
        ...more.slice(0, -1),
        ['Access-Control-Allow-Methods', stop.method],
        ...(names.length > 0 ? [['Access-Control-Allow-Headers', names.join(', ')] as HeaderList[number]] : []),
        ...more.slice(-1)
    ];
    return {
        ...apiOwner(
            'allow-preflight',
            'Answer the preflight',
            isSigned(stop)
                ? 'List the origin, the method and the headers in the CORS rules of the bucket: it answers OPTIONS by them.'
                : `Answer OPTIONS without sign-in, with status 204 and these headers, and send the first ${isInclude(stop) ? 'two' : 'one'} with the actual answer too.`
        ),
        code: { language: 'http', text: lines(set) },
        warning: warningOf(set),
        change: ofAnswer(stop, { status: 204, set, remove: ['location'] })
    };
}

/** One more entry in a list that the preflight's answer has: what is there already stays. */
function extendList(stop: Stop, id: string, name: string, more: string[], what: string): Fix {
    const listed = tokens(stop.headers, name.toLowerCase());
    const known = listed ?? get(stop.headers, name.toLowerCase())?.match(/[\w*-]+/g) ?? [];
    const set: HeaderList = [[name, [...known.filter((entry) => !more.includes(entry)), ...more].join(', ')]];
    const [each, one] = more.length > 1 ? [`${what}s`, 'them'] : [what, 'it'];
    return {
        ...(listed
            ? apiOwner(id, `Allow the ${each} ${more.join(', ')}`, `Name ${one} in ${name} of the answer to OPTIONS.`)
            : apiOwner(id, `Correct ${name}`, 'It is a list of names with commas between them, and no other marks.')),
        code: { language: 'http', text: lines(set) },
        change: ofAnswer(stop, { set })
    };
}

export const allowMethod = (stop: Stop): Fix =>
    extendList(stop, 'allow-method', 'Access-Control-Allow-Methods', [stop.method], 'method');

export const allowHeaders = (stop: Stop, names: string[]): Fix =>
    extendList(stop, 'allow-headers', 'Access-Control-Allow-Headers', names, 'header');

export function answerWithOk(stop: Stop): Fix {
    const { status = 0 } = stop.answer ?? {};
    const how =
        status >= 500
            ? 'The log of the server says why; answer'
            : 'Let it pass without sign-in, before any other check,';
    return {
        ...apiOwner(
            'preflight-status',
            'Answer OPTIONS with status 204',
            `The answer to OPTIONS is ${status || 'an error'} today. ${how} with a status from 200 to 299.`
        ),
        change: ofAnswer(stop, { status: 204 })
    };
}

/** For a page whose origin is `null`, which no answer can safely name. */
export const dropCredentials = (title = 'Do not send cookies'): Fix => ({
    ...developer(
        'drop-credentials',
        title,
        'Leave credentials: include off; where the API must know who asks, send a token in Authorization.'
    ),
    change: { request: { credentials: 'omit' } }
});

/** `Access-Control-Allow-Credentials`, or the origin that goes with it. */
export function allowCredentials(stop: Stop): Fix[] {
    const [fix, byHand] = allowOrigin(stop);
    return [
        {
            ...fix,
            text: 'Name the origin, and send Access-Control-Allow-Credentials: true. With Express:',
            warning: NEVER_ECHO
        },
        byHand,
        dropCredentials('Or do not send credentials')
    ];
}

/** Whether any answer to this call has a header of CORS, or says that it depends on the origin: an API of which none does takes no part in CORS. */
const takesPart = ({ hops }: Stop): boolean =>
    hops.some(({ preflight, response }) =>
        [preflight, response].some((answer) => isAnswer(answer) && answer.headers.some(isOfCors))
    );

const isOfCors = ([name, value]: HeaderList[number]): boolean =>
    /^access-control-/i.test(name) || (/^vary$/i.test(name) && /\borigin\b/i.test(value));

/** An API that was asked, and none of whose answers has a header of CORS, though none is an error: it is not made for browsers. */
export const isClosed = (stop: Stop): boolean => {
    const { preflight, response } = stop.hops[Math.min(stop.hop, stop.hops.length - 1)] ?? {};
    const statuses = [isAnswer(response) ? response.status : 500, preflight?.status ?? 200];
    return (
        statuses.every((status) => status <= 400 || [404, 405, 501].includes(status)) &&
        statuses[0] < 400 &&
        !takesPart(stop)
    );
};
