import type { ActorId, Exchange, GateStep, MessageStep, NoteStep, Step } from 'c/evidence';
import { actorHost, actorName, isMessage, stepLines } from './text';

/** All lengths are in CSS pixels: the picture is drawn for the width it has, never scaled. */
export interface Picture {
    width: number;
    height: number;
    viewBox: string;
    actors: ActorShape[];
    rows: RowShape[];
}

export interface ActorShape {
    key: string;
    box: { x: number; y: number; width: number; height: number };
    name: TextShape;
    host: TextShape;
    line: { x: number; y1: number; y2: number };
}

export interface RowShape {
    key: string;
    cssClass: string;
    texts: TextShape[];
    /** A message: its shaft, its head, and the bar that keeps a withheld answer from the script. */
    shaft?: string;
    head?: string;
    bar?: string;
    /** A gate or a note: a disc on the line of an actor, with a sign in it. */
    disc?: { x: number; y: number };
    sign?: string;
}

export interface TextShape {
    key: string;
    x: number;
    y: number;
    anchor: 'start' | 'middle' | 'end';
    text: string;
}

const LINE_HEIGHT = 16;
/** A little more than the mean advance of a 12 px letter; of a bold one more. What the page's font really takes, `letter` corrects. */
const LETTER = 6.3;
const BOLD = 1.12;
const ACTOR_HEIGHT = 38;
const EDGE = 16;
const GAP = 12;
const DISC = 8;
const HEAD = 7;
const LEAST_ROOM = 60;

/** The picture of an exchange in a width; `letterScale`: how much wider than usual letters are. */
export function pictureOf(exchange: Exchange, width: number, letterScale = 1): Picture {
    const lines = lifelines(exchange, width);
    const letter = LETTER * letterScale;
    let y = ACTOR_HEIGHT + 6;
    const rows = exchange.steps.map((step, index) => {
        const { row, height } = rowOf(step, `${index}`, y, { lines, width, letter });
        y += height;
        return row;
    });
    const height = y + 8;
    return {
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        actors: actorShapes(exchange, height, { lines, width, letter }),
        rows
    };
}

type Lifelines = Map<ActorId, number>;

/** What a row is drawn on. */
interface Sheet {
    lines: Lifelines;
    width: number;
    letter: number;
}

/** The first line near the left edge, the last near the right one, any other in between. */
function lifelines({ actors }: Exchange, width: number): Lifelines {
    const last = actors.length - 1;
    const step = (width - 2 * EDGE) / Math.max(last, 1);
    return new Map(actors.map(({ id }, index) => [id, Math.round(EDGE + index * step)]));
}

function actorShapes({ actors }: Exchange, height: number, { lines, width, letter }: Sheet): ActorShape[] {
    const boxWidth = Math.min(Math.floor((width - (actors.length - 1) * 8) / actors.length), 170);
    return actors.map((actor, index) => {
        const line = lines.get(actor.id) ?? 0;
        const x = index === 0 ? 0 : index === actors.length - 1 ? width - boxWidth : Math.round(line - boxWidth / 2);
        const middle = x + boxWidth / 2;
        const letters = Math.floor((boxWidth - 8) / letter);
        const name = cut(actorName(actor.id), Math.floor(letters / BOLD));
        const host = cut(actorHost(actor), letters);
        return {
            key: actor.id,
            box: { x: x + 0.5, y: 0.5, width: boxWidth - 1, height: ACTOR_HEIGHT - 1 },
            name: { key: 'name', x: middle, y: host ? 15 : 23, anchor: 'middle', text: name },
            host: { key: 'host', x: middle, y: 31, anchor: 'middle', text: host },
            line: { x: line, y1: ACTOR_HEIGHT, y2: height - 2 }
        };
    });
}

const cut = (text: string, letters: number): string =>
    text.length > letters ? `${text.slice(0, Math.max(letters - 1, 1))}…` : text;

interface PlacedRow {
    row: RowShape;
    height: number;
}

function rowOf(step: Step, key: string, y: number, sheet: Sheet): PlacedRow {
    return isMessage(step) ? messageRow(step, key, y, sheet) : markRow(step, key, y, sheet);
}

/** Words, and under them an arrow from one line to the other. */
function messageRow(step: MessageStep, key: string, y: number, { lines, width, letter }: Sheet): PlacedRow {
    const from = lines.get(step.from) ?? 0;
    const to = lines.get(step.to) ?? 0;
    const left = Math.min(from, to) + GAP;
    // Between two lines that are near each other a word would be torn: it may go on to the edge of the card.
    const room = Math.min(Math.max(Math.abs(to - from) - 2 * GAP, LEAST_ROOM), width - left - 2);
    const texts = textShapes(stepLines(step), room / letter, y, left, 'start');
    const arrow = y + texts.length * LINE_HEIGHT + 8;
    const direction = to > from ? 1 : -1;
    const isWithheld = step.given === 'withheld';
    const tip = to - direction * (isWithheld ? 12 : 2);
    return {
        row: {
            key,
            cssClass: messageClass(step),
            texts,
            shaft: `M${from} ${arrow}H${tip - direction * 3}`,
            head: `M${tip} ${arrow}l${-direction * HEAD} -4v8z`,
            ...(isWithheld && { bar: `M${to - direction * 8} ${arrow - 8}v16` })
        },
        height: texts.length * LINE_HEIGHT + 16
    };
}

function messageClass({ known, given, preflight }: MessageStep): string {
    return ['message', known ? '' : 'unknown', given ?? '', preflight ? 'preflight' : ''].filter(Boolean).join(' ');
}

/** A disc on the line of an actor, and the words on the side where there is room. */
function markRow(step: GateStep | NoteStep, key: string, y: number, { lines, width, letter }: Sheet): PlacedRow {
    const x = lines.get(step.at) ?? 0;
    const isRight = x > width / 2;
    const room = (isRight ? x : width - x) - DISC - 8;
    const texts = textShapes(
        stepLines(step),
        room / letter / (markClass(step) === 'stopped' ? BOLD : 1),
        y,
        isRight ? x - DISC - 6 : x + DISC + 6,
        isRight ? 'end' : 'start'
    );
    return {
        row: { key, cssClass: `mark ${markClass(step)}`, texts, disc: { x, y: y + 12 }, sign: sign(step, x, y + 12) },
        height: Math.max(texts.length * LINE_HEIGHT + 8, 26)
    };
}

const markClass = (step: GateStep | NoteStep): string =>
    step.kind === 'note' ? 'note' : step.passed === undefined ? 'maybe' : step.passed ? 'passed' : 'stopped';

/** A check, a cross, a bar for "perhaps", a dot for a deed. */
function sign(step: GateStep | NoteStep, x: number, y: number): string {
    switch (markClass(step)) {
        case 'passed':
            return `M${x - 4} ${y}l3 3l5 -6`;
        case 'stopped':
            return `M${x - 3} ${y - 3}l6 6m0 -6l-6 6`;
        case 'maybe':
            return `M${x - 3} ${y}h6`;
        default:
            return `M${x} ${y - 3}v3.5m0 2.5v.5`;
    }
}

/** `letters`: how many of them have room beside each other. */
function textShapes(lines: string[], letters: number, y: number, x: number, anchor: TextShape['anchor']): TextShape[] {
    return lines
        .flatMap((line) => wrap(line, Math.max(Math.floor(letters), 1)))
        .map((text, index) => ({ key: `${index}`, x, y: y + 16 + index * LINE_HEIGHT, anchor, text }));
}

const MOST_LINES = 4;

/** Breaks at spaces; a word longer than a line is broken too. */
export function wrap(text: string, letters: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ').flatMap((whole) => pieces(whole, letters))) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= letters) {
            lines[lines.length - 1] = `${last} ${word}`;
        } else {
            lines.push(word);
        }
    }
    return lines.length > MOST_LINES
        ? [...lines.slice(0, MOST_LINES - 1), cut(lines.slice(MOST_LINES - 1).join(' '), letters)]
        : lines;
}

function pieces(word: string, letters: number): string[] {
    return word.length <= letters ? [word] : [word.slice(0, letters), ...pieces(word.slice(letters), letters)];
}
