import type { Page } from '@playwright/test';
import type {
    Diagnosis,
    Finding,
    Fix,
    Lane,
    LaneResult,
    Obstacle
} from '../../force-app/main/default/lwc/crossOrigin/types.ts';

/** What the page concluded about one lane: the detail of its `calloutlabresult` event. */
export interface LaneConclusion {
    scenario: string;
    lane: Lane;
    trace?: string;
    result: LaneResult;
    diagnosis: Diagnosis;
    fixes: Fix[];
    findings: Finding[];
    next: Obstacle[];
}

/** What a page has told of its conclusions so far. */
export interface Conclusions {
    /** Those about one lane, or about all, in order; forgets them. */
    take(lane?: Lane): LaneConclusion[];
    /** When the page has no lane running and none left to explain; ask for it before the lanes are started. */
    nextDone(): Promise<void>;
}

/** Before the page is opened. */
export async function listenForConclusions(page: Page): Promise<Conclusions> {
    let all: LaneConclusion[] = [];
    const waiting: (() => void)[] = [];
    await page.exposeFunction('reportConclusion', (conclusion: LaneConclusion) => all.push(conclusion));
    await page.exposeFunction('reportDone', () => waiting.splice(0).forEach((done) => done()));
    await page.addInitScript(() => {
        const report = window as unknown as Record<'reportConclusion' | 'reportDone', (detail?: unknown) => void>;
        window.addEventListener('calloutlabresult', (event) => report.reportConclusion((event as CustomEvent).detail));
        window.addEventListener('calloutlabdone', () => report.reportDone());
    });
    return {
        take: (lane) => {
            const taken = all.filter((conclusion) => lane === undefined || conclusion.lane === lane);
            all = all.filter((conclusion) => !taken.includes(conclusion));
            return taken;
        },
        nextDone: () => {
            const done = Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), tooLate()]);
            // Nobody may be there to hear of it: what was to start the lanes can fail itself.
            done.catch(() => undefined);
            return done;
        }
    };
}

/** No lane waits longer than 10 s; a page that has not concluded by then never will. */
function tooLate(): Promise<never> {
    return new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error('The page did not conclude within 30 s.')), 30_000).unref();
    });
}
