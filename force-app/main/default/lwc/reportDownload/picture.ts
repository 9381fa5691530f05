import { pictureOf } from 'c/exchangeDiagram';
import type { Exchange } from 'c/evidence';
import { element, escape } from './markup';

type Picture = ReturnType<typeof pictureOf>;
type Actor = Picture['actors'][number];
type Row = Picture['rows'][number];
type Text = Actor['name'];

const WIDTH = 420;

/** The picture of c/exchangeDiagram as the text of an SVG. */
export function svgOf(exchange: Exchange): string {
    const { width, height, viewBox, actors, rows } = pictureOf(exchange, WIDTH);
    return element('svg', { 'aria-hidden': 'true', width, height, viewBox }, ...actors.map(actor), ...rows.map(row));
}

const actor = ({ line, box, name, host }: Actor): string =>
    element(
        'g',
        {},
        element('line', { class: 'lifeline', x1: line.x, x2: line.x, y1: line.y1, y2: line.y2 }),
        element('rect', { class: 'actor', ...box, rx: 6 }),
        text(name, 'name'),
        text(host, 'host')
    );

const row = ({ cssClass, shaft, head, bar, disc, sign, texts }: Row): string =>
    element(
        'g',
        { class: cssClass },
        path('shaft', shaft),
        path('head', head),
        path('bar', bar),
        disc ? element('circle', { class: 'disc', cx: disc.x, cy: disc.y, r: 8 }) : '',
        path('sign', sign),
        ...texts.map((line) => text(line))
    );

const path = (cssClass: string, d?: string): string => (d ? element('path', { class: cssClass, d }) : '');

const text = ({ x, y, anchor, text: words }: Text, cssClass?: string): string =>
    element('text', { class: cssClass, x, y, 'text-anchor': anchor }, escape(words));
