import type { Diagnosis } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { reasonOf } from '../browser/chromium/reason.ts';
import { chromiumsWord } from '../browser/compare.ts';
import type { Case } from './case.ts';
import type { Call } from './lab-page.ts';

/** What really happened in one lane, and what the page made of it. */
export interface Judged {
    /** Chromium's word: the reason of a blocked call, else its outcome. */
    truth: string;
    /** Reasons that the page named in the end; its outcome when it named none. */
    named: string[];
    /** What the page said that is not so. */
    wrong?: string;
}

/** Known by their own signs, whatever the API logs. */
const WITHOUT_LOG = ['csp', 'timed-out', 'readable', 'opaque'];

/** Whether the browser refused the arguments of a call. */
export const isOfArguments = (truth: string): boolean =>
    /^(invalid-(url|method|header)|no-cors-method|body-not-allowed|credentials-in-url)$/.test(truth);

/** Every conclusion of the page about the call must fit; the last one must name the one cause, if that can be told. */
export function judge(one: Case, call: Call): Judged {
    const truth = truthOf(call);
    const last = call.conclusions.at(-1);
    const problems = call.conclusions.map(({ diagnosis }) => contradiction(diagnosis, truth));
    const named = last ? namesOf(last.diagnosis) : [];
    const wrong =
        problems.find(Boolean) ??
        (last ? undefined : 'it concluded nothing') ??
        (named.length > 1 && canBeTold(one, truth) ? `it could be told: ${named.join(', ')}` : undefined);
    return { truth, named, ...(wrong && { wrong }) };
}

function contradiction(diagnosis: Diagnosis, truth: string): string | undefined {
    const named = namesOf(diagnosis);
    if (named.includes(truth)) {
        return undefined;
    }
    return named.length > 1 ? `none of ${named.join(', ')}` : `claimed ${named.join()}`;
}

const namesOf = ({ outcome, causes }: Diagnosis): string[] =>
    outcome === 'blocked' ? causes.map(({ reason }) => chromiumsWord({ reason }) ?? '') : [outcome];

/** With what the page may see, and no more: the list of facts that this program holds the page to. */
function canBeTold({ form, isLogged, isDown, help, hops }: Case, truth: string): boolean {
    // Of a redirect's target the page learns nothing.
    const isInsecureItself = truth === 'mixed-content' && hops.length === 0;
    if (WITHOUT_LOG.includes(truth) || isOfArguments(truth) || isInsecureItself) {
        return true;
    }
    // The event names it; where Lightning Web Security forbids all that could tell of an event, the log does.
    const isSeen = truth === 'csp-redirect' && form !== 'lws-264';
    return isLogged || isSeen || (isDown && help === 'others');
}

function truthOf({ conclusions, record }: Call): string {
    const { result } = conclusions[0] ?? {};
    if (result === undefined || result.outcome !== 'blocked') {
        return result?.outcome ?? 'nothing';
    }
    // What the policy or CORS stopped, Chromium then gives up as well.
    if (record.isCancelled && !record.blockedReason && !record.corsError) {
        return 'timed-out';
    }
    return chromiumsWord({
        reason: reasonOf({ error: result.error?.message, violations: [] }, record, record.begun)
    })!;
}
