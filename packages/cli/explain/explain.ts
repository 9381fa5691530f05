import type { ApiStack } from '../../../force-app/main/default/lwc/crossOrigin/apiStack.ts';
import { advise, diagnose, obstacles, predict } from '../../../force-app/main/default/lwc/crossOrigin/crossOrigin.ts';
import { apexFix } from '../../../force-app/main/default/lwc/crossOrigin/fixApex.ts';
import { consoleTextFor, gateOf, ruleFor, textFor } from '../../../force-app/main/default/lwc/crossOrigin/texts.ts';
import type {
    FetchRequest,
    Lane,
    Obstacle,
    PageContext
} from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { answerOf, violated } from './answers.ts';
import { isOfErrFailed, reasonOfNetworkError } from './network-errors.ts';
import type { Read, Sighting, Unknown } from './sighting.ts';
import { asksTheOwner, stacksIn } from '../recipes/recipe.ts';
import type { Directive } from '../scan/model.ts';

/** One failed call, with all that its traces say. */
export interface Entry {
    url?: string;
    method?: string;
    /** Of the page that called; missing for Apex, and where no trace names it. */
    origin?: string;
    /** How often it was met. */
    count: number;
    /** Lines of the text, or entries of the HAR, from 1. */
    at: number[];
    text: string;
    /** True when the first obstacle is known to be the cause; else each one listed is possible. */
    certain: boolean;
    /** What stands in the way, in its order; when not certain, what may. */
    obstacles: Obstacle[];
    /** What would decide, one sentence each. */
    wanted: string[];
    /** What the lists of a project say of it, where one was named. */
    project?: { text: string; related: { file: string; line: number }[] };
    /** The directive of the policy that stopped it, where it was one. */
    directive?: Directive;
    /** The status behind the error, where a trace gives it away. */
    status?: number;
    /** Of the API, as far as its answers name it and its owner has something to change. */
    stacks?: ApiStack[];
}

export interface Explained {
    calls: Entry[];
    /** Lines that speak of a failed call in words that are not known. */
    unknown: Unknown[];
}

/** Every failed call of an input once, with its obstacles and its fixes. */
export function explain({ sightings, unknown }: Read): Explained {
    const calls = [...grouped(withAddresses(sightings)).values()].flatMap((group) => entryOf(group) ?? []);
    return { calls, unknown };
}

/** WebKit says why in one line, and which address in the next. */
function withAddresses(sightings: readonly Sighting[]): Sighting[] {
    const result: Sighting[] = [];
    for (const sighting of sightings) {
        const before = result.at(-1);
        const isSecondLine =
            sighting.reason === 'cors-unnamed' &&
            before?.profile === 'webkit' &&
            before.url === undefined &&
            sighting.at - before.at <= 3;
        if (isSecondLine) {
            before.url = sighting.url;
        } else {
            result.push({ ...sighting });
        }
    }
    return result;
}

/** Traces of the same call: the same address, and the same reason or a mere error of the network beside one that says more. */
function grouped(sightings: readonly Sighting[]): Map<string, Sighting[]> {
    const groups = new Map<string, Sighting[]>();
    const named = sightings.filter(({ reason }) => reason !== undefined);
    for (const sighting of named) {
        add(groups, `${sighting.reason} ${sighting.origin ?? ''} ${sighting.url ?? sighting.text}`, sighting);
    }
    for (const sighting of sightings.filter(({ reason }) => reason === undefined)) {
        const sayingMore = [...groups.values()].find(
            ([first]) => first.reason !== undefined && isOfSameCall(first, sighting)
        );
        if (sayingMore) {
            sayingMore.push(sighting);
        } else if (sighting.url !== undefined) {
            add(groups, `${sighting.networkError} ${sighting.request?.method ?? ''} ${sighting.url}`, sighting);
        }
    }
    return groups;
}

const add = (groups: Map<string, Sighting[]>, key: string, sighting: Sighting): void => {
    groups.set(key, [...(groups.get(key) ?? []), sighting]);
};

/** A bare `net::ERR_FAILED` stands below the line that says why. */
const isOfSameCall = (named: Sighting, other: Sighting): boolean =>
    other.url === named.url || (other.url === undefined && other.at > named.at && other.at - named.at <= 3);

function entryOf(group: Sighting[]): Entry | undefined {
    const merged = Object.assign({}, ...[...group].reverse()) as Sighting;
    const { reason, url, request, origin, status } = merged;
    const conclusion = reason === undefined ? concludeFromRecord(merged) : concludeFromReason(reason, merged);
    if (conclusion.obstacles.length === 0) {
        return undefined;
    }
    return {
        ...(url !== undefined && { url }),
        ...(request?.method && { method: request.method }),
        ...(origin !== undefined && { origin }),
        count: countOf(group),
        at: group.map(({ at }) => at).sort((a, b) => a - b),
        text: merged.text,
        ...(status !== undefined && { status }),
        ...directiveOf(merged),
        ...(asksTheOwner(conclusion.obstacles) && { stacks: stacksIn(merged.hops ?? []) }),
        ...conclusion
    };
}

function directiveOf({ values }: Sighting): Pick<Entry, 'directive'> {
    const name = /^(connect|font|frame|img|media|style)-src\b/.exec(values?.directive ?? '')?.[0];
    return name ? { directive: name as Directive } : {};
}

/** A browser prints several lines for one call: each kind of line comes once a call. */
function countOf(group: Sighting[]): number {
    const kinds = new Map<string, number>();
    for (const { text, networkError } of group) {
        const kind = networkError ?? text;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    return Math.max(...kinds.values());
}

type Conclusion = Pick<Entry, 'certain' | 'obstacles' | 'wanted'>;

/** Stands for the page where no trace names it: its form says where to put one's own. */
const SOME_PAGE = 'https://MyDomain.lightning.force.com';
const NAME_THE_PAGE = `The page’s origin does not stand there: put yours where ${SOME_PAGE} is written.`;

const pageOf = ({ origin = SOME_PAGE, policies, values }: Sighting): PageContext => ({
    origin,
    policies: policies ?? violated(values?.directive ?? '').policies
});

function requestOf({ url = '', request, values }: Sighting): FetchRequest {
    const { destination } = violated(values?.directive ?? '');
    return {
        ...(destination && { destination }),
        ...(/^wss?:/i.test(url) && { mode: 'websocket' as const }),
        ...request,
        url
    };
}

function concludeFromReason(reason: string, sighting: Sighting): Conclusion {
    const page = pageOf(sighting);
    const request = requestOf(sighting);
    const { hops, values = {} } = sighting;
    const told = answerOf(reason, values, request);
    // Of an answer that only its message tells of, nothing is known beyond that.
    const seen = hops ? obstacles(page, request, hops) : obstacles(page, request, told ? [told] : []).slice(0, 1);
    const isApex = isByApex(reason, sighting.text);
    const isSeen = seen[0]?.reason === reason && !isApex;
    return {
        certain: true,
        obstacles: isSeen ? seen : [obstacleOf(reason, page, request, isApex)],
        wanted: sighting.origin === undefined && !isApex ? [NAME_THE_PAGE] : []
    };
}

const APEX_GATES = ['callout-target', 'remote-site', 'named-credential'];
/** Some reasons a browser has too: then the words around it tell who spoke. */
const isByApex = (reason: string, text = ''): boolean =>
    APEX_GATES.includes(gateOf(reason)) ||
    apexFix(reason, false) !== undefined ||
    ['response-too-large', 'apex-error'].includes(reason) ||
    /\b(Callout|Limit)Exception\b|\bRead timed out\b/.test(text);

function obstacleOf(reason: string, page: PageContext, request: FetchRequest, isApex = isByApex(reason)): Obstacle {
    const gate = gateOf(reason);
    const lane: Lane = isApex ? 'apex' : request.mode === 'no-cors' ? 'no-cors' : 'direct';
    return {
        gate,
        reason,
        text: textFor(reason, page.origin, request.url),
        consoleText: consoleTextFor(reason, page.origin, request.url),
        rule: ruleFor(reason),
        findings: [],
        fixes: advise({ outcome: 'blocked', gate, reason, wire: [] }, { page, request, lane })
    };
}

/** From what was recorded: the policy and the answers decide where they are known, the error of the network narrows the rest. */
function concludeFromRecord(sighting: Sighting): Conclusion {
    const page = pageOf(sighting);
    const request = requestOf(sighting);
    const { hops = [], networkError } = sighting;
    const found = obstacles(page, request, hops);
    if (found.length > 0) {
        return { certain: true, obstacles: found, wanted: [] };
    }
    if (networkError === undefined) {
        return { certain: true, obstacles: [], wanted: [] };
    }
    const reason = reasonOfNetworkError(networkError);
    return reason === undefined
        ? possible(page, request, networkError)
        : { certain: true, obstacles: [obstacleOf(reason, page, request)], wanted: [] };
}

/** The browser says no more than that the call failed: everything that such a call can meet, and what would decide. */
function possible(page: PageContext, request: FetchRequest, networkError: string): Conclusion {
    const { wire } = predict({ ...page, policies: [] }, request, [{ response: 'unreachable' }]);
    const { causes, wanted } = diagnose({
        page,
        policiesKnown: page.policies.length > 0,
        request,
        result: {
            lane: request.mode === 'no-cors' ? 'no-cors' : 'direct',
            outcome: 'blocked',
            ended: 'settled',
            error: { name: 'TypeError', message: 'Failed to fetch' },
            startedAt: 0,
            durationMs: 0
        },
        resourceTiming: wire.length > 0 ? 'entry' : 'unknown'
    });
    const left =
        networkError === 'net::ERR_FAILED' ? causes.filter((each) => isOfErrFailed(each.gate, each.reason)) : causes;
    return {
        certain: left.length === 1,
        obstacles: left.map(({ reason }) => obstacleOf(reason, page, request)),
        wanted: ['The line of the console for this call names the one that it was.', ...wanted]
    };
}
