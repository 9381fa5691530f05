import { fill, gateName } from 'c/labelText';
import { parseMessage } from 'c/crossOrigin';
import type { Finding, Fix, LaneRequest, Rule } from 'c/crossOrigin';
import type { Entry } from 'c/errorReader';
import { labels } from './labels';

export interface ObstacleView {
    key: string;
    lead: string;
    gateText: string;
    reason: string;
    href?: string;
    text: string;
    consoleText?: string;
    rule?: Rule;
    /** Empty where it says no more than `text`. */
    ruleText: string;
    findings: Finding[];
    fixes: Fix[];
}

/** One failed call, as the page says it. */
export interface CallView {
    key: string;
    title: string;
    about: string;
    status: string;
    isOpen: boolean;
    obstacles: ObstacleView[];
    wanted: { key: string; text: string }[];
    canBeOwn: boolean;
    ownTitle: string;
}

export const callViews = (calls: readonly Entry[], canRequest: boolean, reasonPages?: string): CallView[] =>
    calls.map((call, index) => ({
        key: String(index),
        title: titleOf(call),
        about: [call.origin && fill(labels.from, call.origin), call.count > 1 && fill(labels.times, call.count)]
            .filter(Boolean)
            .join(' '),
        status: statusOf(call),
        isOpen: !call.certain,
        obstacles: call.obstacles.map((obstacle, at) => ({
            ...obstacle,
            key: `${index}.${at}`,
            lead: call.certain ? (at === 0 ? labels.stoppedAt : labels.next) : labels.perhaps,
            gateText: gateName(obstacle.gate),
            ruleText: obstacle.rule && obstacle.rule.text !== obstacle.text ? obstacle.rule.text : '',
            href: reasonPages === undefined ? undefined : `${reasonPages}${obstacle.reason}.html`,
            // The line that was pasted need not be told of, in the words of another browser least of all.
            consoleText: at === 0 && parseMessage(call.text) ? undefined : obstacle.consoleText,
            // First it must be known which one it was.
            fixes: call.certain ? obstacle.fixes : []
        })),
        wanted: call.wanted.map((each, at) => ({ key: String(at), text: fill(labels.toBeSure, each) })),
        canBeOwn: canRequest && /^https?:/i.test(call.url ?? ''),
        ownTitle: fill(labels.makeOwnTitle, titleOf(call))
    }));

const titleOf = ({ method, url = labels.callout }: Entry): string => (method ? `${method} ${url}` : url);

function statusOf({ status, obstacles }: Entry): string {
    return status === undefined ? '' : fill(obstacles.length > 0 ? labels.hiddenStatus : labels.status, status);
}

/** The call as one to make again. Values of headers that may be secrets are not known here, and to be filled in. */
export const ownRequestOf = ({ url = '', method, headers, credentials }: Entry): LaneRequest => ({
    url,
    ...(method && { method }),
    ...(headers && { headers }),
    ...(credentials && { credentials })
});
