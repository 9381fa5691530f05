import { stepSentence } from 'c/exchangeDiagram';
import { fill, gateName, laneName, outcomeName } from 'c/labelText';
import type { Cause, Finding, Fix, Lane, LaneRequest, Obstacle } from 'c/crossOrigin';
import type { Explanation } from 'c/evidence';
import { shownHeaders, shownUrl, withoutSecretsOf } from 'c/secrets';
import { labels } from './labels';
import { element, escape } from './markup';
import { svgOf } from './picture';
import { STYLE } from './style';

/** One lane whose call was explained. */
export interface ReportedLane {
    lane: Lane;
    explanation: Explanation;
}

export interface ReportSubject {
    /** The request as it was typed, with no trace. */
    request: LaneRequest;
    pageOrigin: string;
    madeAt: Date;
    lanes: ReportedLane[];
}

/** It may load nothing and send nothing, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What the lanes found, as one HTML page to pass on. It holds no header value, no body and no answer: they could be secret. */
export function documentOf({ request, pageOrigin, madeAt, lanes }: ReportSubject): string {
    const head = element(
        'head',
        {},
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        `<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">`,
        element('title', {}, escape(labels.title)),
        element('style', {}, STYLE)
    );
    const main = element(
        'main',
        {},
        element('h1', {}, escape(labels.title)),
        paragraph(fill(labels.made, madeAt.toISOString(), pageOrigin)),
        code(requestLines(request).join('\n')),
        element('div', { class: 'lanes' }, ...lanes.map((lane) => article(toldOf(request, lane))))
    );
    return `<!doctype html>\n${element('html', { lang: 'en' }, head, element('body', {}, main))}\n`;
}

function requestLines({ method = 'GET', url, headers = [], body = '' }: LaneRequest): string[] {
    return [
        `${method} ${shownUrl(url)}`,
        ...shownHeaders(headers, '').map(([name, value]) =>
            value === '' ? fill(labels.withheld, name) : `${name}: ${value}`
        ),
        ...(body === '' ? [] : [fill(labels.body, body.length)])
    ];
}

/** What is concluded of a call may quote its request. */
const toldOf = (
    request: LaneRequest,
    { lane, explanation: { diagnosis, fixes, findings, next, exchange } }: ReportedLane
): ToldLane => withoutSecretsOf(request, { lane, diagnosis, fixes, findings, next, exchange });

type ToldLane = Pick<ReportedLane, 'lane'> &
    Pick<Explanation, 'diagnosis' | 'fixes' | 'findings' | 'next' | 'exchange'>;

const article = ({ lane, diagnosis, fixes, findings, next, exchange }: ToldLane): string =>
    element(
        'article',
        {},
        element(
            'h2',
            {},
            escape(laneName(lane)),
            element('span', { class: `outcome ${diagnosis.outcome}` }, escape(outcomeName(diagnosis.outcome)))
        ),
        element('figure', {}, svgOf(exchange), list('ol', exchange.steps.map(stepSentence).map(escape), 'steps')),
        paragraph(diagnosis.text),
        list('ul', diagnosis.causes.map(cause)),
        found(findings),
        changes(fixes, 'h3'),
        next.length > 0 ? element('h3', {}, escape(labels.next)) + list('ol', next.map(later)) : ''
    );

const found = (findings: Finding[]): string =>
    findings.length > 0
        ? paragraph(labels.answersShow) +
          list(
              'ul',
              findings.map(({ text }) => escape(text))
          )
        : '';

const changes = (fixes: Fix[], heading: 'h3' | 'h4'): string =>
    fixes.length > 0 ? element(heading, {}, escape(labels.whatToChange)) + list('ol', fixes.map(way)) : '';

/** What comes after the obstacle that stopped the call. */
const later = ({ gate, text, findings, fixes }: Obstacle): string =>
    [
        element('strong', {}, escape(gateName(gate))),
        paragraph(text),
        ...findings.map((finding) => paragraph(finding.text)),
        changes(fixes, 'h4')
    ].join('');

const cause = ({ gate, reason, consoleText, rule }: Cause): string =>
    [
        element('strong', {}, escape(gateName(gate))),
        `: ${escape(reason)}`,
        consoleText ? paragraph(labels.consoleSays) + code(consoleText) : '',
        rule
            ? element(
                  'p',
                  {},
                  `${escape(labels.rule)} ${escape(rule.text)} `,
                  element('a', { href: rule.spec }, escape(labels.standard))
              )
            : ''
    ].join('');

const OWNERS: Record<Fix['owner'], string> = {
    admin: labels.admin,
    'api-owner': labels.apiOwner,
    developer: labels.developer
};

const way = ({ owner, title, text, setupPath, warning, code: change }: Fix): string =>
    [
        element('strong', {}, escape(`${OWNERS[owner]}: ${title}`)),
        paragraph(text),
        setupPath ? paragraph(setupPath) : '',
        warning ? paragraph(`⚠ ${warning}`) : '',
        change?.file ? paragraph(change.file) : '',
        change ? code(change.text) : ''
    ].join('');

const paragraph = (text: string): string => element('p', {}, escape(text));

const code = (text: string): string => element('pre', {}, element('code', {}, escape(text)));

const list = (name: 'ol' | 'ul', items: string[], cssClass?: string): string =>
    items.length > 0 ? element(name, { class: cssClass }, ...items.map((item) => element('li', {}, item))) : '';
