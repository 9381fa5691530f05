import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import listTargets from '@salesforce/apex/CalloutTargets.getAll';
import { fill, laneName, outcomeName } from 'c/labelText';
import { installEvidence, pageContext, toldOf, withoutTrace, type Told } from 'c/evidence';
import { SCENARIOS } from 'c/scenarios';
import type { Fix, Lane, LaneRequest, LaneResult, PageContext } from 'c/crossOrigin';
import type { ReportedLane } from 'c/reportDownload';
import { aboutOf, type About } from './about';
import { stateWith, subjectOf } from './address';
import { detectionText } from './detection';
import { fixesOf } from './fixes';
import { labels } from './labels';
import { claim, release, remember, remembered } from './memory';
import { firstRunnable, unmetNeeds } from './needs';
import { LaneRuns, type LanePage } from './runs';
import { isOwn, type CalloutTarget, type LaneState, type Subject } from './types';
import { groupsOf, type ScenarioGroupView } from './views';

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

/** What the page is about until somebody asks for something, or an org turns out not to be able to run it. */
const OPENING: Subject = { scenario: SCENARIOS[0].id };

/** The page: a scenario or a request of one's own, run through every lane side by side, with what can be concluded of each. */
export default class CalloutLab extends NavigationMixin(LightningElement) implements LanePage {
    labels = labels;
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
    /** Whether errors may be pasted now, and whether they could be before. */
    isPasting = false;
    hasPasted = false;
    runs = new LaneRuns(this);
    /** Lanes to start as soon as they have been given their requests. */
    lanesToRun: Lane[] = [];

    @wire(listTargets)
    receiveTargets({ data, error }: { data?: CalloutTarget[]; error?: { body?: { message?: string } } }): void {
        if (data) {
            this.targets = data;
            this.targetsProblem = undefined;
            this.subject = this.subject === OPENING ? this.opening : this.subject;
            void this.runs.prepare();
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

    get about(): About {
        return aboutOf(this.subject, this.targets, location);
    }

    get isOwnRequest(): boolean {
        return isOwn(this.subject);
    }

    get request(): LaneRequest | undefined {
        return this.about.request;
    }

    get scenarioLanes(): Lane[] | undefined {
        return this.about.scenario?.lanes;
    }

    get knownTargets(): CalloutTarget[] {
        return this.targets ?? [];
    }

    get groups(): ScenarioGroupView[] {
        return groupsOf(this.about.scenario?.id, this.unmet);
    }

    /** Id → need, of the scenarios that this org cannot run. */
    get unmet(): Record<string, string> {
        return unmetNeeds(this.knownTargets);
    }

    get opening(): Subject {
        return { scenario: firstRunnable(this.knownTargets) };
    }

    get problem(): string | undefined {
        return this.about.problem ?? (this.about.request ? undefined : this.targetsProblem);
    }

    get isLoading(): boolean {
        return !this.targets && !this.targetsProblem;
    }

    get originText(): string {
        return fill(labels.pageOrigin, location.origin);
    }

    get detectionText(): string {
        return detectionText();
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

    handlePaste(): void {
        this.isPasting = !this.isPasting;
        this.hasPasted = true;
    }

    get pasteClass(): string {
        return this.isPasting ? 'slds-m-top_small' : 'slds-hide';
    }

    /** A call of the pasted text as a request of one's own. It is sent when somebody presses Run. */
    handlePasted(event: CustomEvent<LaneRequest>): void {
        this.isPasting = false;
        this.show({ own: event.detail });
        this.template?.querySelector<HTMLElement>('[data-run]')?.focus();
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
        void this.runs.prepare();
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

    /** Heard from within this lab only: keys that are pressed elsewhere on the page are for others. */
    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !this.cannotRun) {
            event.preventDefault();
            this.handleRun();
        }
    }

    /** A second run replaces the first: new traces, nothing of the old answers. */
    handleRun(): void {
        void this.runs.prepare(true);
    }

    handleLaneStart(event: Event): void {
        this.runs.begin(laneOf(event));
    }

    handleLaneResult(event: CustomEvent<LaneResult>): void {
        void this.runs.take(laneOf(event), event.detail);
    }

    handleProbe(event: Event): void {
        void this.runs.probe(laneOf(event));
    }

    showLanes(lanes: LaneState[]): void {
        this.lanes = lanes;
    }

    runLanes(lanes: Lane[]): void {
        this.lanesToRun = lanes;
    }

    resetLane(lane: Lane): void {
        this.elementOf(lane)?.reset();
    }

    elementOf(lane: Lane): LaneElement | null | undefined {
        return this.template?.querySelector<LaneElement>(`.lane[data-lane="${lane}"]`);
    }

    // ---- what is concluded ---------------------------------------------------------------------------------------

    /** For whoever watches the page: programs that compare what it concluded with what really happened. */
    hear({ lane, call, explanation }: LaneState): void {
        if (call && explanation) {
            const { request, trace } = call;
            const scenario = this.about.scenario?.id;
            const detail = toldOf({ scenario, lane, trace: trace?.trace, request, explanation });
            this.announcement = fill(labels.laneDone, laneName(lane), outcomeName(explanation.diagnosis.outcome));
            this.tour?.hear(detail);
            this.dispatchEvent(new CustomEvent('calloutlabresult', { bubbles: true, composed: true, detail }));
        }
    }

    hearAllDone(): void {
        this.dispatchEvent(new CustomEvent('calloutlabdone', { bubbles: true, composed: true }));
    }

    /** Of the lanes that have run; of a request of one's own that has not, what its page is known to need. */
    get adminFixes(): Fix[] {
        return fixesOf(this.lanes, this.isOwnRequest ? this.page : undefined);
    }

    get reportedRequest(): LaneRequest | undefined {
        return this.request && { ...this.request, url: withoutTrace(this.request.url) };
    }

    get reportedLanes(): ReportedLane[] {
        return this.lanes.flatMap(({ lane, explanation }) => (explanation ? [{ lane, explanation }] : []));
    }
}

/** Whether the address is about something else. */
const isNewer = ({ state }: PageReference, subject: Subject): boolean =>
    JSON.stringify(state) !== JSON.stringify(stateWith(state, subject));

const laneOf = (event: Event): Lane => (event.currentTarget as HTMLElement).dataset.lane as Lane;

const ignore = (): void => undefined;
