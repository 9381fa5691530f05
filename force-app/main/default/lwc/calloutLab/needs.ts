import { fill } from 'c/labelText';
import { SCENARIOS, type Scenario } from 'c/scenarios';
import { labels } from './labels';
import { isPlaceholder } from './targets';
import type { CalloutTarget } from './types';

/** What a Callout Target stands for until its origin is set: in words, and the variable of the deployment that sets it. */
const NEEDS: Record<string, [words: string, variable: string]> = {
    Sample_API: [labels.needsApi, 'SAMPLE_API_ORIGIN'],
    Sample_API_Secured: [labels.needsApi, 'SAMPLE_API_ORIGIN'],
    Sample_API_Untrusted: [labels.needsSecondName, 'SAMPLE_API_UNTRUSTED_ORIGIN'],
    Sample_API_Unlisted: [labels.needsThirdName, 'SAMPLE_API_UNLISTED_ORIGIN'],
    CORS_Proxy: [labels.needsProxy, 'CORS_PROXY_ORIGIN']
};

/** The target that a scenario waits for, because no deployment has given it an origin; undefined when it waits for none. */
function waitsFor({ needs, request, lanes }: Scenario, targets: CalloutTarget[]): CalloutTarget | undefined {
    const names = [request.target, ...(lanes.includes('proxy') ? ['CORS_Proxy'] : [])];
    return needs === 'sample-api'
        ? targets.find((target) => names.includes(target.name) && isPlaceholder(target))
        : undefined;
}

/** What a scenario needs that this org has not, in two or three words for the picker. */
export function needOf(scenario: Scenario, targets: CalloutTarget[]): string | undefined {
    const target = waitsFor(scenario, targets);
    return target && NEEDS[target.name]?.[0];
}

/** The same, as a sentence that says what to set. */
export function needProblem(scenario: Scenario, targets: CalloutTarget[]): string | undefined {
    const target = waitsFor(scenario, targets);
    return target && fill(labels.placeholder, target.origin, NEEDS[target.name]?.[1] ?? '');
}

/** Id → need, of the scenarios that cannot run in this org. */
export const unmetNeeds = (targets: CalloutTarget[]): Record<string, string> =>
    Object.fromEntries(
        SCENARIOS.flatMap((scenario) => {
            const need = needOf(scenario, targets);
            return need === undefined ? [] : [[scenario.id, need]];
        })
    );

/** What the page opens on: the first scenario that runs in this org. */
export const firstRunnable = (targets: CalloutTarget[]): string =>
    (SCENARIOS.find((scenario) => needOf(scenario, targets) === undefined) ?? SCENARIOS[0]).id;
