import { probe, withoutTrace } from 'c/evidence';
import type { Lane, LaneRequest, LaneResult } from 'c/crossOrigin';
import type { Explanation } from 'c/evidence';
import { conclude, type Conclusion } from './conclude';
import { traced } from './requests';
import { logOriginOf, ownLanes, targetNamed } from './targets';
import type { CalloutTarget, LaneState } from './types';

/** The page that the lanes are on: what they ask of it, and what they tell it. */
export interface LanePage {
    /** What every lane is to call; nothing when there is nothing to run. */
    readonly request?: LaneRequest;
    /** Those of the scenario; missing for a request of one's own. */
    readonly scenarioLanes?: Lane[];
    /** None as long as the org has not told them. */
    readonly knownTargets: CalloutTarget[];
    showLanes(lanes: LaneState[]): void;
    resetLane(lane: Lane): void;
    /** To be started as soon as they have been given their requests. */
    runLanes(lanes: Lane[]): void;
    hear(concluded: LaneState): void;
    hearAllDone(): void;
}

/** Runs the lanes of a page side by side on the same request, and concludes what became of each call. */
export class LaneRuns {
    private lanes: LaneState[] = [];
    /** How often the lanes have been prepared: only the last time counts. */
    private preparations = 0;
    private readonly page: LanePage;

    constructor(page: LanePage) {
        this.page = page;
    }

    /** What is on the page belongs to the request on the page: another request, or another run, starts from nothing. */
    async prepare(isRun = false): Promise<void> {
        const { page } = this;
        this.preparations += 1;
        const { preparations } = this;
        this.lanes.forEach(({ lane }) => page.resetLane(lane));
        const { request, knownTargets, scenarioLanes } = page;
        const lanes = request ? (scenarioLanes ?? ownLanes(knownTargets)) : [];
        const fresh = await Promise.all(lanes.map((lane) => freshLane(lane, request as LaneRequest, knownTargets)));
        // Meanwhile the page may have become about something else again.
        if (preparations === this.preparations) {
            this.show(fresh);
            page.runLanes(isRun ? lanes : []);
        }
    }

    begin(lane: Lane): void {
        this.change(lane, { isPending: true, explanation: undefined, log: undefined });
    }

    async take(lane: Lane, result: LaneResult): Promise<void> {
        const state = this.stateOf(lane);
        // A call made before the lane was given its present request belongs to nothing on the page.
        if (state && result.startedAt >= state.since) {
            const { request, trace } = state;
            const call = { request, trace, result };
            this.change(lane, { call });
            const next = await traced(this.page.request ?? request, this.page.knownTargets);
            if (this.stateOf(lane)?.call === call) {
                this.change(lane, next);
                await this.explain(lane);
            }
        }
    }

    async probe(lane: Lane): Promise<void> {
        const call = this.stateOf(lane)?.call;
        if (!call) {
            return;
        }
        // Without the trace: the log is to tell of the call, not of this.
        const probed = await probe(withoutTrace(call.request.url));
        if (this.stateOf(lane)?.call === call) {
            this.change(lane, { call: { ...call, probe: probed } });
            await this.explain(lane);
        }
    }

    /** A lane is explained at once, and once more when the others are in, if they could decide what it could not. */
    private async explain(lane: Lane): Promise<void> {
        const call = this.stateOf(lane)?.call;
        const conclusion = call && (await this.conclusionOf(lane, call));
        if (conclusion && this.stateOf(lane)?.call === call) {
            this.conclude(lane, conclusion);
            await this.explainAgain();
        }
    }

    /** When all lanes are in: those still uncertain, of their cause or of what comes after it, with what the others found, if that says more. */
    private async explainAgain(): Promise<void> {
        if (this.lanes.some(({ isPending }) => isPending)) {
            return;
        }
        const uncertain = this.lanes.filter(({ explanation }) => explanation && isOpen(explanation));
        await Promise.all(
            uncertain.map(async ({ lane, call, explanation }) => {
                const again = call && (await this.conclusionOf(lane, call));
                if (again && isNews(again, explanation) && this.stateOf(lane)?.call === call) {
                    this.conclude(lane, again);
                }
            })
        );
        this.page.hearAllDone();
    }

    private conclude(lane: Lane, { explanation, log }: Conclusion): void {
        this.change(lane, { isPending: false, explanation, log });
        this.page.hear(this.stateOf(lane) as LaneState);
    }

    private conclusionOf(lane: Lane, call: NonNullable<LaneState['call']>): Promise<Conclusion> {
        const { knownTargets } = this.page;
        const others = this.lanes.flatMap((other) => (other.lane !== lane && other.call ? [other.call.result] : []));
        const usesCredential = targetNamed(knownTargets, call.result.callout?.target ?? '')?.usesCredential;
        return conclude({ lane, others, usesCredential, ...call }, logOriginOf(knownTargets, call.request.url));
    }

    private stateOf(lane: Lane): LaneState | undefined {
        return this.lanes.find((state) => state.lane === lane);
    }

    private change(lane: Lane, change: Partial<LaneState>): void {
        this.show(this.lanes.map((state) => (state.lane === lane ? { ...state, ...change } : state)));
    }

    private show(lanes: LaneState[]): void {
        this.lanes = lanes;
        this.page.showLanes(lanes);
    }
}

async function freshLane(lane: Lane, request: LaneRequest, targets: CalloutTarget[]): Promise<LaneState> {
    const since = performance.now();
    return { lane, since, isPending: false, ...(await traced(request, targets)) };
}

const isOpen = ({ diagnosis, findings }: Explanation): boolean =>
    !diagnosis.certain || findings.some(({ id }) => id === 'answer-unknown');

/** Whether the others' answers leave other causes, bring another one first, or tell what comes next. */
const isNews = ({ explanation }: Conclusion, before?: Explanation): boolean =>
    reasonsOf(explanation) !== reasonsOf(before);

const reasonsOf = (explanation?: Explanation): string | undefined =>
    explanation && [...explanation.diagnosis.causes, ...explanation.next].map(({ reason }) => reason).join();
