import type { ApiStack } from '../../../force-app/main/default/lwc/errorReader/apiStack.ts';
import { spaceOfHost } from '../../../force-app/main/default/lwc/crossOrigin/addressSpace.ts';
import { advise } from '../../../force-app/main/default/lwc/crossOrigin/advise.ts';
import { findings } from '../../../force-app/main/default/lwc/crossOrigin/findings.ts';
import { obstacles } from '../../../force-app/main/default/lwc/crossOrigin/obstacles.ts';
import { predict } from '../../../force-app/main/default/lwc/crossOrigin/predict.ts';
import { textFor } from '../../../force-app/main/default/lwc/crossOrigin/texts.ts';
import type {
    FetchRequest,
    Finding,
    Fix,
    Lane,
    Obstacle,
    PageContext,
    Verdict
} from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { asksTheOwner, stacksIn } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';
import type { Question } from './question.ts';
import type { Asked } from './requests.ts';

export interface LaneReport {
    lane: Lane;
    /** Missing where the request itself was held back and the preflight let it through. */
    verdict?: Verdict;
    text: string;
    fixes: Fix[];
}

export interface Report {
    url: string;
    origin: string;
    sent: Asked['sent'];
    held: boolean;
    lanes: LaneReport[];
    /** All that stands in the way of a direct fetch, in the order in which it is met. */
    obstacles: Obstacle[];
    /** What the answers show beside that. */
    findings: Finding[];
    /** Of the API, as far as its answers name it and its owner has something to change. */
    stacks?: ApiStack[];
}

const HELD = 'The preflight lets the request through. The request itself was not sent: add --send to send it.';

/** The engine's verdict for each lane, from the answers that really came. */
export function judge({ page, request }: Question, asked: Asked): Report {
    const browserLane = (lane: Lane, mode: FetchRequest['mode']): LaneReport => {
        const verdict = predict(page, { ...request, mode }, asked.hops);
        const isUnknown = asked.held && verdict.gate === 'network';
        const context = { page, request, lane };
        return {
            lane,
            ...(isUnknown ? {} : { verdict }),
            text: isUnknown ? HELD : textOf(verdict, page, request),
            fixes: isUnknown ? [] : advise(verdict, context)
        };
    };
    const lanes = [
        browserLane('direct', 'cors'),
        browserLane('no-cors', 'no-cors'),
        serverLane('apex', page, request, asked),
        serverLane('proxy', page, request, asked)
    ];
    return {
        url: request.url,
        origin: page.origin,
        sent: asked.sent,
        held: asked.held,
        lanes,
        ...ofDirectFetch(page, request, asked)
    };
}

/** Of a request that was held back no answer is known: what would come after the preflight is left out. */
function ofDirectFetch(
    page: PageContext,
    request: FetchRequest,
    { hops, held }: Asked
): Pick<Report, 'obstacles' | 'findings' | 'stacks'> {
    const all = obstacles(page, request, hops);
    const unknown = held ? all.findIndex(({ gate }) => gate === 'network') : -1;
    const known = unknown < 0 ? all : all.slice(0, unknown);
    return {
        obstacles: known,
        ...(asksTheOwner(known) && { stacks: stacksIn(hops) }),
        findings: all.length > 0 || held ? [] : findings(page, request, hops)
    };
}

function textOf({ outcome, reason, status }: Verdict, { origin }: PageContext, { url }: FetchRequest): string {
    switch (outcome) {
        case 'readable':
            return `Readable, status ${status}.`;
        case 'opaque':
            return 'Sent, and nothing of the answer can be read.';
        case 'opaque-redirect':
            return 'Redirected; the script cannot see where to.';
        default:
            return textFor(reason ?? '', origin, url);
    }
}

const NEEDS = {
    apex: 'a Callout Target, and a Remote Site Setting or a Named Credential',
    proxy: 'the API on the list of the proxy, and the proxy as a trusted URL'
};

/** Server to server: no browser rule applies, only the lists of the org or the proxy. */
function serverLane(lane: 'apex' | 'proxy', page: PageContext, { url }: FetchRequest, asked: Asked): LaneReport {
    const text = unreachedNetwork(lane, page, url) ?? `${answerOf(asked)}; needs ${NEEDS[lane]}.`;
    return { lane, text, fixes: [] };
}

/** What stands in the way of a server on the internet, where the page is on the internet and the API is not. */
function unreachedNetwork(lane: 'apex' | 'proxy', { origin }: PageContext, url: string): string | undefined {
    const space = spaceOfHost(new URL(url).hostname);
    if (space === undefined || spaceOfHost(new URL(origin).hostname) !== undefined) {
        return undefined;
    }
    const address = `an address of ${space === 'loopback' ? 'this machine' : 'a private network'}`;
    return lane === 'apex'
        ? `Not from an org: its servers cannot reach ${address}.`
        : `Only by a proxy that can reach ${address} and is allowed to; needs ${NEEDS.proxy}.`;
}

function answerOf({ sent }: Asked): string {
    if (sent.length === 0) {
        return 'Not asked, since a browser sends nothing of this call. From server to server none of its rules applies';
    }
    const failed = sent.find(({ error }) => error !== undefined)?.error;
    return sent.some(({ status }) => status !== undefined)
        ? 'Readable: no CORS applies from server to server'
        : `The API was not reached from here${failed ? ` (${failed})` : ''}`;
}
