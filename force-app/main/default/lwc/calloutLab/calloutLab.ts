import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import listTargets from '@salesforce/apex/CalloutTargets.getAll';
import { fill, laneName, outcomeName } from 'c/labelText';
import { installEvidence, pageContext, probe, toldOf, violationDetection, type Told } from 'c/evidence';
import { SCENARIOS, scenarioById, type Scenario } from 'c/scenarios';
import type { Lane, LaneRequest, LaneResult, PageContext } from 'c/crossOrigin';
import type { Explanation } from 'c/evidence';
import type { ReportedLane } from 'c/reportDownload';
import { stateWith, subjectOf } from './address';
import { conclude, type Conclusion } from './conclude';
import { labels } from './labels';
import { sawHeading, seenRequests, type SeenRequest } from './log';
import { groupsOf, laneViews, type LaneView, type ScenarioGroupView } from './views';
import { claim, release, remember, remembered } from './memory';
import { addressOf, otherOrigin, placeOf } from './place';
import { requestOfScenario, traced, withoutTrace, type Prepared } from './requests';
import { firstRunnable, unmetNeeds } from './needs';
import { logOriginOf, ownLanes, targetNamed } from './targets';
import { isOwn, type CalloutTarget, type LaneState, type Subject } from './types';

/** The type of the page of a tab: the lab's own page in an org. */
const OWN_PAGE = 'standard__navItemPage';

/** The methods of a lane component that the lab uses. */
interface LaneElement extends HTMLElement {
    run(): Promise<LaneResult>;
    reset(): void;
}

/** What the lab calls on its tour. */
interface TourElement extends HTMLElement {
    toggle(): void;
    hear(told: Told): void;
}

const DETECTION_TEXTS = {
    event: labels.detectedByEvent,
    'reporting-observer': labels.detectedByReport,
    'resource-timing': labels.detectedByTiming
};

/** What the page is about until somebody asks for something, or an org turns out not to be able to run it. */
const OPENING: Subject = { scenario: SCENARIOS[0].id };

/** The page: a scenario or a request of one's own, run through every lane side by side, with what can be concluded of each. */
export default class CalloutLab extends NavigationMixin(LightningElement) {
    labels = labels;
    place = placeOf(location);
    subject: Subject = OPENING;
    /** The page that is about this lab; missing for a lab on a page about something else, such as a record. */
    reference?: PageReference;
    /** Of two labs on a page the first keeps for a reload what it is about, and has the tour, which goes through reloads. */
    isFirst = false;
    targets?: CalloutTarget[];
    targetsProblem?: string;
    page?: PageContext;
    lanes: LaneState[] = [];
    announcement = '';
    /** Its lanes are on the page only when somebody wants them. */
    isSalesforceApiShown = false;
    /** How often the lanes have been prepared: only the last time counts. */
    preparations = 0;
    /** Lanes to start as soon as they have been given their requests. */
    lanesToRun: Lane[] = [];

    @wire(listTargets)
    receiveTargets({ data, error }: { data?: CalloutTarget[]; error?: { body?: { message?: string } } }): void {
        if (data) {
            this.targets = data;
            this.targetsProblem = undefined;
            this.subject = this.subject === OPENING ? this.opening : this.subject;
            void this.prepareLanes();
        } else if (error) {
            this.targetsProblem = fill(labels.targetsFailed, error.body?.message ?? '');
        }
    }

    @wire(CurrentPageReference)
    receiveReference(reference?: PageReference | null): void {
        if (reference?.type !== OWN_PAGE || !claim('address', this)) {
            return;
        }
        this.reference = reference;
        const asked = subjectOf(reference.state);
        // Our own change of the address comes back here, with what may be a secret left out.
        if (asked && isNewer(reference, this.subject)) {
            this.show(asked);
        }
    }

    connectedCallback(): void {
        installEvidence();
        this.isFirst = claim('storage', this);
        const isAsked = subjectOf(this.reference?.state ?? {}) !== undefined;
        this.subject = (this.isFirst && !isAsked && remembered()) || this.subject;
        if (this.subject !== OPENING) {
            this.keepSubject();
        }
        pageContext().then((page) => {
            this.page = page;
        }, ignore);
    }

    disconnectedCallback(): void {
        release(this);
    }

    renderedCallback(): void {
        const lanes = this.lanesToRun;
        this.lanesToRun = [];
        // A lane tells of every failure by its result.
        lanes.forEach((lane) => {
            this.elementOf(lane)?.run().catch(ignore);
        });
    }

    // ---- what the page is about ----------------------------------------------------------------------------------

    get scenario(): Scenario | undefined {
        return isOwn(this.subject) ? undefined : scenarioById(this.subject.scenario);
    }

    get isOwnRequest(): boolean {
        return isOwn(this.subject);
    }

    get ownRequest(): LaneRequest | undefined {
        return isOwn(this.subject) ? this.subject.own : undefined;
    }

    get groups(): ScenarioGroupView[] {
        return groupsOf(this.scenario?.id, this.unmet);
    }

    /** Id → need, of the scenarios that this org cannot run. */
    get unmet(): Record<string, string> {
        return unmetNeeds(this.targets ?? []);
    }

    get opening(): Subject {
        return { scenario: firstRunnable(this.targets ?? []) };
    }

    get prepared(): Prepared | undefined {
        if (isOwn(this.subject)) {
            return { request: this.subject.own };
        }
        if (!this.scenario) {
            return { problem: fill(labels.unknownScenario, this.subject.scenario) };
        }
        return this.targets && requestOfScenario(this.scenario, this.targets);
    }

    get request(): LaneRequest | undefined {
        return this.prepared && 'request' in this.prepared ? this.prepared.request : undefined;
    }

    get problem(): string | undefined {
        return this.prepared && 'problem' in this.prepared ? this.prepared.problem : this.targetsProblem;
    }

    get isLoading(): boolean {
        return !this.targets && !this.targetsProblem;
    }

    get requestLine(): string {
        return this.request ? `${this.request.method ?? 'GET'} ${this.request.url}` : '';
    }

    get headerLines(): string[] {
        return (this.request?.headers ?? []).map(([name, value]) => `${name}: ${value}`);
    }

    get hasHeaders(): boolean {
        return this.headerLines.length > 0;
    }

    get bodyText(): string {
        return this.request?.body ?? '';
    }

    get originText(): string {
        return fill(labels.pageOrigin, location.origin);
    }

    get detectionText(): string {
        return DETECTION_TEXTS[violationDetection()];
    }

    handleForm(event: CustomEvent<{ value: string }>): void {
        location.assign(addressOf(event.detail.value, location));
    }

    /** For a scenario about a page of another origin: the same page there, when this one is not it. */
    get otherPage(): { href: string; text: string } | undefined {
        const isWanted =
            this.scenario?.pageOrigin === 'other' && this.place.isLocal && location.hostname === 'localhost';
        const href = `${otherOrigin(location)}${location.pathname}${location.search}`;
        return isWanted ? { href, text: fill(labels.openOther, otherOrigin(location)) } : undefined;
    }

    get cannotRun(): boolean {
        return !this.request || this.isLoading || this.request.url.trim() === '';
    }

    get switchLabel(): string {
        return this.isOwnRequest ? labels.chooseScenario : labels.ownRequest;
    }

    get switchIcon(): string {
        return this.isOwnRequest ? 'utility:back' : 'utility:edit';
    }

    handleScenario(event: Event): void {
        this.show({ scenario: (event.target as HTMLSelectElement).value });
    }

    handleOwn(): void {
        const { request } = this;
        this.show(this.isOwnRequest ? this.opening : { own: request ?? { url: '' } });
    }

    handleOwnChange(event: CustomEvent<LaneRequest>): void {
        this.show({ own: event.detail });
    }

    handleSalesforceApi(event: Event): void {
        this.isSalesforceApiShown = (event.target as HTMLDetailsElement).open;
    }

    handleTour(): void {
        this.tour?.toggle();
    }

    get tour(): TourElement | null | undefined {
        return this.template?.querySelector<TourElement>('c-guided-tour');
    }

    handleTourScenario(event: CustomEvent<string>): void {
        this.show({ scenario: event.detail });
    }

    show(subject: Subject): void {
        this.subject = subject;
        this.keepSubject();
        void this.prepareLanes();
    }

    /** In the address, to share it, and for a reload. */
    keepSubject(): void {
        const { reference, subject } = this;
        if (this.isFirst) {
            remember(subject);
        }
        if (reference && isNewer(reference, subject)) {
            this.reference = { ...reference, state: stateWith(reference.state, subject) };
            this[NavigationMixin.Navigate](this.reference, true);
        }
    }

    // ---- running -------------------------------------------------------------------------------------------------

    get laneViews(): LaneView[] {
        return laneViews(this.lanes);
    }

    /** What is on the page belongs to the request on the page: another request, or another run, starts from nothing. */
    async prepareLanes(isRun = false): Promise<void> {
        const { request, scenario } = this;
        this.preparations += 1;
        const { preparations } = this;
        this.lanes.forEach(({ lane }) => this.elementOf(lane)?.reset());
        const lanes = scenario?.lanes ?? ownLanes(this.targets ?? []);
        const fresh = request ? await Promise.all(lanes.map((lane) => this.freshLane(lane, request))) : [];
        // Meanwhile the page may have become about something else again.
        if (preparations === this.preparations) {
            this.lanes = fresh;
            this.lanesToRun = isRun ? lanes : [];
        }
    }

    async freshLane(lane: Lane, request: LaneRequest): Promise<LaneState> {
        const since = performance.now();
        return { lane, since, isPending: false, ...(await traced(request, this.targets ?? [])) };
    }

    /** Heard from within this lab only: keys that are pressed elsewhere on the page are for others. */
    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !this.cannotRun) {
            event.preventDefault();
            this.handleRun();
        }
    }

    /** A second run replaces the first: new traces, nothing of the old answers. */
    handleRun(): void {
        void this.prepareLanes(true);
    }

    handleLaneStart(event: Event): void {
        this.change(laneOf(event), { isPending: true, explanation: undefined, log: undefined });
    }

    async handleLaneResult(event: CustomEvent<LaneResult>): Promise<void> {
        const lane = laneOf(event);
        const state = this.stateOf(lane);
        // A call made before the lane was given its present request belongs to nothing on the page.
        if (state && event.detail.startedAt >= state.since) {
            const { request, trace } = state;
            const call = { request, trace, result: event.detail };
            this.change(lane, { call });
            const next = await traced(this.request ?? request, this.targets ?? []);
            if (this.stateOf(lane)?.call === call) {
                this.change(lane, next);
                await this.explain(lane);
            }
        }
    }

    async handleProbe(event: Event): Promise<void> {
        const lane = laneOf(event);
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
    async explain(lane: Lane): Promise<void> {
        const call = this.stateOf(lane)?.call;
        if (!call) {
            return;
        }
        const { explanation, log } = await this.conclusionOf(lane, call);
        if (this.stateOf(lane)?.call !== call) {
            return;
        }
        this.change(lane, { isPending: false, explanation, log });
        this.announcement = fill(labels.laneDone, laneName(lane), outcomeName(explanation.diagnosis.outcome));
        this.report(lane);
        await this.explainAgain();
    }

    /** When all lanes are in: those still uncertain, with what the others found, if that says more. */
    async explainAgain(): Promise<void> {
        if (this.lanes.some(({ isPending }) => isPending)) {
            return;
        }
        const uncertain = this.lanes.filter(({ explanation }) => explanation && !explanation.diagnosis.certain);
        await Promise.all(
            uncertain.map(async ({ lane, call, explanation }) => {
                const again = call && (await this.conclusionOf(lane, call));
                if (again && isNews(again, explanation) && this.stateOf(lane)?.call === call) {
                    this.change(lane, again);
                    this.report(lane);
                }
            })
        );
        this.dispatchEvent(new CustomEvent('calloutlabdone', { bubbles: true, composed: true }));
    }

    conclusionOf(lane: Lane, call: NonNullable<LaneState['call']>): Promise<Conclusion> {
        const { targets = [] } = this;
        const others = this.resultsBeside(lane);
        const usesCredential = targetNamed(targets, call.result.callout?.target ?? '')?.usesCredential;
        return conclude({ lane, others, usesCredential, ...call }, logOriginOf(targets, call.request.url));
    }

    resultsBeside(lane: Lane): LaneResult[] {
        return this.lanes.flatMap((other) => (other.lane !== lane && other.call ? [other.call.result] : []));
    }

    /** For whoever watches the page: programs that compare what it concluded with what really happened. */
    report(lane: Lane): void {
        const { call, explanation } = this.stateOf(lane) ?? {};
        if (!call || !explanation) {
            return;
        }
        const { request, trace } = call;
        const detail = toldOf({ scenario: this.scenario?.id, lane, trace: trace?.trace, request, explanation });
        this.tour?.hear(detail);
        this.dispatchEvent(new CustomEvent('calloutlabresult', { bubbles: true, composed: true, detail }));
    }

    // ---- what the API saw ----------------------------------------------------------------------------------------

    get seen(): SeenRequest[] {
        return seenRequests(this.lanes);
    }

    get hasSeen(): boolean {
        return this.seen.length > 0;
    }

    get sawHeading(): string {
        return sawHeading(
            this.seen.length,
            this.lanes.some(({ log }) => log)
        );
    }

    get sawText(): string {
        const finished = this.lanes.filter(({ explanation }) => explanation);
        if (finished.length === 0) {
            return labels.sawIdle;
        }
        return finished.some(({ log }) => log) ? labels.sawNothing : labels.noLog;
    }

    get reportedRequest(): LaneRequest | undefined {
        return this.request && { ...this.request, url: withoutTrace(this.request.url) };
    }

    get reportedLanes(): ReportedLane[] {
        return this.lanes.flatMap(({ lane, explanation }) => (explanation ? [{ lane, explanation }] : []));
    }

    // ---- helpers -------------------------------------------------------------------------------------------------

    stateOf(lane: Lane): LaneState | undefined {
        return this.lanes.find((state) => state.lane === lane);
    }

    change(lane: Lane, change: Partial<LaneState>): void {
        this.lanes = this.lanes.map((state) => (state.lane === lane ? { ...state, ...change } : state));
    }

    elementOf(lane: Lane): LaneElement | null | undefined {
        return this.template?.querySelector<LaneElement>(`.lane[data-lane="${lane}"]`);
    }
}

/** Whether the address is about something else. */
const isNewer = ({ state }: PageReference, subject: Subject): boolean =>
    JSON.stringify(state) !== JSON.stringify(stateWith(state, subject));

/** Whether the others' answers leave other causes, or bring another one first. */
const isNews = ({ explanation }: Conclusion, before?: Explanation): boolean =>
    reasonsOf(explanation) !== reasonsOf(before);

const reasonsOf = (explanation?: Explanation): string | undefined =>
    explanation?.diagnosis.causes.map(({ reason }) => reason).join();

const laneOf = (event: Event): Lane => (event.currentTarget as HTMLElement).dataset.lane as Lane;

const ignore = (): void => undefined;
