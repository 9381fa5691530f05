import { fill, gateName } from 'c/labelText';
import type { Actor, ActorId, GateStep, MessageStep, NoteStep, Step } from 'c/evidence';
import { labels } from './labels';

const ACTOR_NAMES: Record<ActorId, string> = {
    page: labels.page,
    org: labels.org,
    platform: labels.platform,
    proxy: labels.proxy,
    api: labels.api,
    api2: labels.api
};

export const actorName = (id: ActorId): string => ACTOR_NAMES[id];

/** Host and port, all that is of interest under a name. */
export const actorHost = ({ origin }: Actor): string => (origin ?? '').replace(/^[a-z+.-]+:\/\//, '');

export const isMessage = (step: Step): step is MessageStep => step.kind === 'request' || step.kind === 'response';

/** The words beside a step, a string a line. */
export function stepLines(step: Step): string[] {
    if (isMessage(step)) {
        return step.kind === 'request' ? requestLines(step) : responseLines(step);
    }
    return [step.kind === 'gate' ? gateLine(step) : noteLine(step)];
}

/** The same step for someone who cannot see the picture. */
export function stepSentence(step: Step): string {
    const words = stepLines(step).join(', ');
    if (isMessage(step)) {
        return fill(labels.messageSentence, actorName(step.from), actorName(step.to), words);
    }
    return fill(labels.atSentence, actorName(step.at), words);
}

function requestLines({ to, method, origin, preflight, asksFor, known }: MessageStep): string[] {
    if (to === 'org' || to === 'platform') {
        return [method ?? ''];
    }
    const first = preflight ? fill(labels.preflight, method ?? '') : (method ?? '');
    const originWords = origin === undefined ? '' : origin === null ? labels.noOrigin : fill(labels.origin, origin);
    const asks = asksFor?.length ? [fill(labels.asksFor, asksFor.join(', '))] : [];
    return [[first, originWords].filter(Boolean).join(' · '), ...asks, ...(known ? [] : [labels.notOnRecord])];
}

function responseLines({ to, from, status, allowOrigin, given, known }: MessageStep): string[] {
    const first = status === undefined ? labels.answer : String(status);
    const isChecked = to === 'page' && from !== 'org' && from !== 'platform';
    const words = [first, isChecked ? allowOriginWords(allowOrigin) : '', isChecked && given ? GIVEN[given] : ''];
    return [words.filter(Boolean).join(' · '), ...(known ? [] : [labels.notOnRecord])];
}

const GIVEN = { readable: labels.givenReadable, opaque: labels.givenOpaque, withheld: labels.givenWithheld };

function allowOriginWords(allowOrigin: string | null | undefined): string {
    if (allowOrigin === undefined) {
        return '';
    }
    return allowOrigin === null ? labels.noAllowOrigin : fill(labels.allowOrigin, allowOrigin);
}

function gateLine({ gate, passed }: GateStep): string {
    const label = passed === undefined ? labels.gateMaybe : passed ? labels.gatePassed : labels.gateStopped;
    return fill(label, gateName(gate));
}

const noteLine = ({ text }: NoteStep): string => fill(labels.acted, text);
