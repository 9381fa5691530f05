import { generateBatch } from '../browser/generate.ts';
import type { Observed, Observer, Scenario } from '../browser/observation.ts';
import type { Random } from '../browser/random.ts';
import { groupBy } from '../diagnosis/group.ts';
import { advised, renumbered } from './advised.ts';

const BATCH = 50;

export interface Refusal {
    given: Scenario;
    changed: Scenario;
    observed: Observed;
}

export interface Counts {
    blocked: number;
    applied: number;
    /** Reason → calls with an obstacle of it that has no change. */
    without: Map<string, number>;
    refused: Refusal[];
}

/** Makes random calls; where the browser blocks one, applies what is advised, and makes it again. */
export async function verifyAdvice(
    observer: Observer,
    random: Random,
    wanted: number,
    https: boolean
): Promise<Counts> {
    const counts: Counts = { blocked: 0, applied: 0, without: new Map(), refused: [] };
    const batches = Array.from({ length: Math.ceil(wanted / BATCH) }, (_none, index) =>
        generateBatch(random, BATCH, https).slice(0, wanted - index * BATCH)
    );
    // The observer runs as many at once as it can.
    await Promise.all(
        batches.map(async (scenarios) => {
            const seen = await observer.run(scenarios);
            const blocked = scenarios.filter((_scenario, index) => seen[index].outcome === 'blocked');
            counts.blocked += blocked.length;
            await callAgain(observer, blocked, counts);
        })
    );
    return counts;
}

async function callAgain(observer: Observer, blocked: Scenario[], counts: Counts): Promise<void> {
    const changed: { given: Scenario; call: Scenario }[] = [];
    for (const given of blocked) {
        const advice = advised(given);
        if ('without' in advice) {
            advice.without.forEach((reason) => counts.without.set(reason, (counts.without.get(reason) ?? 0) + 1));
        } else {
            changed.push({ given, call: renumbered(advice.call) });
        }
    }
    counts.applied += changed.length;
    // An observer opens one page a run.
    const groups = groupBy(changed, ({ call }) => JSON.stringify(call.page)).values();
    await Promise.all(
        [...groups].map(async (group) => {
            const seen = await observer.run(group.map(({ call }) => call));
            for (const [index, { given, call }] of group.entries()) {
                // A loaded machine can break a connection: what counts is what happens again.
                const observed = seen[index].outcome === 'blocked' ? (await observer.run([call]))[0] : seen[index];
                if (observed.outcome === 'blocked') {
                    counts.refused.push({ given, changed: call, observed });
                }
            }
        })
    );
}
