import type { FetchRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { predict } from '../../force-app/main/default/lwc/crossOrigin/predict.ts';
import { isUpgrading } from './apis.ts';
import { agrees, comparable, simpler, type Browser } from './compare.ts';
import { generateBatch } from './generate.ts';
import type { Observed, Observer, Scenario } from './observation.ts';
import type { Random } from './random.ts';

const BATCH = 50;
const MOST_PRINTED = 20;
/** A browser that leaves the engine's word does so each time; a machine that is slow for a moment does not. */
const TRIES = 3;

export interface Recorded extends Scenario {
    observed: Observed;
}

export interface Comparison {
    recorded: Recorded[];
    disagreements: number;
    /** Disagreed once, and agreed when run again alone: a loaded machine can break a connection. */
    unrepeated: number;
}

/** Runs random scenarios in a browser and in the engine; prints the smallest form of what they disagree about. */
export async function compareWith(
    browser: Browser,
    observer: Observer,
    random: Random,
    wanted: number,
    https: boolean
): Promise<Comparison> {
    const comparison: Comparison = { recorded: [], disagreements: 0, unrepeated: 0 };
    const batches = Array.from({ length: Math.ceil(wanted / BATCH) }, (_none, index) =>
        generateBatch(random, BATCH, https)
            .slice(0, wanted - index * BATCH)
            .filter((scenario) => canMake(scenario, browser))
    );
    const results: Recorded[][] = [];
    const next = batches.entries();
    const work = async (): Promise<void> => {
        for (const [index, scenarios] of next) {
            const observed = await observer.run(scenarios);
            results[index] = scenarios.map((scenario, at) => ({ ...scenario, observed: observed[at] }));
            for (const one of results[index]) {
                await compare(one, browser, observer, comparison);
            }
        }
    };
    await Promise.all(Array.from({ length: observer.atOnce ?? 1 }, work));
    return { ...comparison, recorded: results.flat() };
}

/**
 * In Firefox and WebKit no form is sent, for it leads away from the one page of all calls; no beacon and no preloaded font, for neither tells its
 * page how it ended; and no WebSocket without TLS, for which they ask their proxy to open a tunnel. WebKitGTK's network library follows the
 * redirects of a WebSocket, behind the browser's back.
 */
const canMake = ({ request: { url, destination = '', mode, initiator }, hops }: Scenario, browser: Browser): boolean =>
    browser === 'chromium' ||
    !(
        ['form', 'font'].includes(destination) ||
        initiator === 'beacon' ||
        (mode === 'websocket' && (/^(ws|http):/.test(url) || (browser === 'webkit' && hops.length > 1)))
    );

async function compare(
    { observed, ...scenario }: Recorded,
    browser: Browser,
    observer: Observer,
    comparison: Comparison
): Promise<void> {
    const isAgreed = (seen: Observed): boolean => agrees(predictOf(scenario, browser), seen, scenario.request, browser);
    if (isAgreed(observed)) {
        return;
    }
    for (let tries = 0; tries < TRIES; tries += 1) {
        const [again] = await observer.run([scenario]);
        if (isAgreed(again)) {
            comparison.unrepeated += 1;
            return;
        }
    }
    comparison.disagreements += 1;
    if (comparison.disagreements <= MOST_PRINTED) {
        print(await minimal(observer, scenario, browser), browser);
    }
}

const predictOf = ({ page, request, hops }: Scenario, browser: Browser): ReturnType<typeof predict> =>
    predict(page, request, hops, browser);

/** Takes parts away while the two still disagree. */
async function minimal(observer: Observer, scenario: Scenario, browser: Browser): Promise<Recorded> {
    let smallest = scenario;
    for (let changed = true; changed;) {
        changed = false;
        for (const candidate of simpler(smallest)) {
            const [observed] = await observer.run([candidate]);
            if (!agrees(predictOf(candidate, browser), observed, candidate.request, browser)) {
                smallest = candidate;
                changed = true;
                break;
            }
        }
    }
    const [observed] = await observer.run([smallest]);
    return { ...smallest, observed };
}

function print({ observed, ...scenario }: Recorded, browser: Browser): void {
    const shown = (verdict: Parameters<typeof comparable>[0]): string =>
        JSON.stringify(comparable(verdict, scenario.request, browser));
    console.log(`disagreement ${JSON.stringify(scenario)}`);
    console.log(`  engine  ${shown(predictOf(scenario, browser))}`);
    console.log(`  browser ${shown(observed)} ${observed.detail ?? ''}`);
}

/** How often each outcome, each way out of a page and each gate came: a line each. */
export function strata(recorded: Recorded[], browser: Browser): string[] {
    const readable = recorded.filter(({ observed }) => observed.outcome === 'readable').length;
    const line = (name: string, keys: (string | undefined)[]): string => `${name}: ${counted(keys)}`;
    return [
        `${((100 * readable) / recorded.length).toFixed(1)} % readable`,
        line(
            'outcomes',
            recorded.map(({ observed: { outcome, reason = 'unknown' } }) => (outcome === 'blocked' ? reason : outcome))
        ),
        line(
            'ways',
            recorded.map(({ request }) => wayOf(request))
        ),
        line(
            'gates',
            recorded.map((one) => predictOf(one, browser).gate)
        ),
        line(
            'pages',
            recorded.flatMap(({ page }) => [
                isUpgrading(page) ? 'upgrading' : undefined,
                page.embedderPolicy,
                page.addressSpace
            ])
        )
    ];
}

const wayOf = ({ destination, mode, preflight, initiator }: FetchRequest): string =>
    initiator ?? (destination || (mode === 'websocket' ? mode : preflight ? 'upload listener' : 'fetch'));

function counted(keys: (string | undefined)[]): string {
    const counts = new Map<string, number>();
    for (const key of keys) {
        if (key !== undefined) {
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([key, count]) => `${key} ${count}`)
        .join(', ');
}
