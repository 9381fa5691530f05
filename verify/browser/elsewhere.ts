import type { FetchRequest, HeaderList, Hop, PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { Answers } from './answers.ts';
import { apisFor, withSpaces } from './apis.ts';
import { CONTENT_TYPES } from './contents.ts';
import { REDIRECTS } from './material.ts';
import type { Scenario } from './observation.ts';
import type { Random } from './random.ts';

/** The ways out of a page that are not fetch: elements, frames, forms, workers, WebSockets, and what has an interface of its own. */

const WAYS: FetchRequest[] = [
    { url: '', destination: 'image' },
    { url: '', destination: 'image', mode: 'cors' },
    { url: '', destination: 'audio' },
    { url: '', destination: 'video' },
    { url: '', destination: 'video', mode: 'cors' },
    { url: '', destination: 'audio', mode: 'cors' },
    { url: '', destination: 'track' },
    { url: '', destination: 'track', mode: 'cors' },
    { url: '', destination: 'font' },
    { url: '', destination: 'font' },
    { url: '', destination: 'style' },
    { url: '', destination: 'style', mode: 'cors' },
    { url: '', destination: 'script' },
    { url: '', destination: 'script', mode: 'cors' },
    { url: '', destination: 'worker' },
    { url: '', destination: 'worker' },
    ...Array.from({ length: 6 }, (): FetchRequest => ({ url: '', destination: 'iframe', mode: 'navigate' })),
    { url: '', destination: 'form', mode: 'navigate' },
    { url: '', destination: 'form', mode: 'navigate', method: 'POST', body: '' },
    { url: '', mode: 'websocket' },
    { url: '', mode: 'websocket' },
    { url: '', method: 'POST', body: 'body', preflight: true },
    { url: '', method: 'POST', body: 'body', preflight: true },
    ...Array.from({ length: 2 }, (): FetchRequest => ({
        url: '',
        initiator: 'beacon',
        method: 'POST',
        body: 'body',
        mode: 'no-cors',
        credentials: 'include'
    })),
    { url: '', initiator: 'event-source' },
    { url: '', initiator: 'event-source' }
];
const INLINE_IMAGE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7#s%h0z';
const FRAMING: HeaderList = [
    ['X-Frame-Options', 'DENY'],
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['X-Frame-Options', 'sameorigin, deny'],
    ['X-Frame-Options', 'ALLOW-FROM http://page.test'],
    ['X-Frame-Options', 'sameorigin, sameorigin'],
    ['Content-Security-Policy', "frame-ancestors 'none'"],
    ['Content-Security-Policy', "frame-ancestors 'self'"],
    ['Content-Security-Policy', 'frame-ancestors http://page.test'],
    ['Content-Security-Policy', 'frame-ancestors https://page.test:* http://page.test:*'],
    ['Content-Security-Policy', 'frame-ancestors *.test'],
    ['Content-Security-Policy', 'frame-ancestors http://page.test/path https://page.test/path'],
    ['Content-Security-Policy', 'frame-ancestors *'],
    ['Content-Security-Policy', "frame-ancestors https:, frame-ancestors 'self'"],
    ['Content-Security-Policy', "img-src 'none'"]
];

export function generateElsewhere(random: Random, page: PageContext, https: boolean): Scenario {
    // A sandboxed page has no worker but of a data: address.
    const ways = page.origin === 'null' ? WAYS.filter(({ destination }) => destination !== 'worker') : WAYS;
    const way = random.pick(ways);
    const apis = apisFor(random, page, https).filter((api) => !isUpgradedAlone(way, api));
    const credentials =
        way.credentials ??
        (way.mode === 'cors' || way.preflight || way.initiator
            ? random.pick([undefined, 'include'] as const)
            : undefined);
    const answers = new Answers(random, page, credentials);
    const url = (hop: number): string => {
        const isOwn =
            random.chance(way.destination === 'worker' || way.mode === undefined ? 0.4 : 0.1) && page.origin !== 'null';
        const origin = isOwn ? page.origin : random.pick(apis);
        return `${origin}/${random.pick(['', 'v1/', 'v2/'])}s%h${hop}z${random.pick(['', '', '?q=1'])}`;
    };
    const location = (hop: number): string => (way.destination === 'form' ? redirectOfForm(url(hop)) : url(hop));
    const isInline = way.destination === 'image' && way.mode === undefined && random.chance(0.1);
    const first = way.destination === 'form' ? formUrl(url(0)) : isInline ? INLINE_IMAGE : url(0);
    const request: FetchRequest = {
        ...way,
        credentials,
        url: way.mode === 'websocket' ? socketUrl(random, first) : first
    };
    const redirects = random.chance(way.mode === 'websocket' ? 0.1 : 0.3) ? 1 + random.below(2) : 0;
    const hops = Array.from({ length: redirects + 1 }, (_none, index): Hop => ({
        preflight: answers.preflight(0.8),
        response:
            index < redirects
                ? {
                      status: random.pick(REDIRECTS),
                      headers: [...answers.allowOrigin(0.85), ['Location', location(index + 1)]]
                  }
                : lastAnswer(random, answers, way, page)
    }));
    return withSpaces({ page, request, hops });
}

/** A WebSocket may be asked for by the address of its page, and by none with a fragment. */
const socketUrl = (random: Random, url: string): string =>
    `${random.chance(0.9) ? url.replace('http', 'ws') : url}${random.chance(0.05) ? '#part' : ''}`;

/** What an element shows goes on as https on a secure page: to a port that speaks http then. */
const isUpgradedAlone = ({ destination = '' }: FetchRequest, api: string): boolean =>
    ['image', 'audio', 'video'].includes(destination) && /^http:.*:8080$/.test(api);

/** No policy upgrades it in Chromium: no port may speak TLS. */
const redirectOfForm = (url: string): string => formUrl(url).replace(/^(http:.*):8443\//, '$1/');

/** A form by GET always has a query. */
const formUrl = (url: string): string => (url.includes('?') ? url : `${url}?q=1`);

function lastAnswer(
    random: Random,
    answers: Answers,
    { destination = '', mode, initiator }: FetchRequest,
    page: PageContext
): Hop['response'] {
    if (mode === 'websocket') {
        return { status: random.chance(0.8) ? 101 : random.pick([200, 403]), headers: [] };
    }
    const type = initiator === 'event-source' ? 'text/event-stream' : CONTENT_TYPES[destination];
    const isFrame = destination === 'iframe';
    const isPicky = page.embedderPolicy !== undefined;
    const headers: HeaderList = [
        ...(type ? [['Content-Type', type] as [string, string]] : []),
        ...answers.allowOrigin(0.7),
        ...answers.resourcePolicy(isPicky ? 0.7 : 0.6),
        ...(isFrame && random.chance(0.75) ? [random.pick(FRAMING)] : []),
        ...(isFrame && random.chance(0.2) ? [random.pick(FRAMING)] : []),
        ...((isFrame || destination === 'worker') && random.chance(isPicky ? 0.6 : 0.1)
            ? [
                  ['Cross-Origin-Embedder-Policy', random.pick(['require-corp', 'credentialless', 'unsafe-none'])] as [
                      string,
                      string
                  ]
              ]
            : [])
    ];
    return { status: 200, headers };
}
