import { LightningElement } from 'lwc';
import { installEvidence, newTrace, toldOf } from 'c/evidence';
import { fill, laneName, outcomeName } from 'c/labelText';
import { OUTSIDE_ROWS, outsideRow } from '../../scenarios.ts';
import { askedColumns, askedRows } from '../askedRows.js';
import { conclude } from '../conclude.js';
import { labels, scenarioTexts } from '../labels.js';
import { isListed, openSession, setListed } from '../ownServer.js';

/** A record of the org in the two ways that a page outside of Salesforce has, with the org's CORS allowlist as a switch. */
export default class ExternalApp extends LightningElement {
    labels = labels;
    askedColumns = askedColumns;
    row = outsideRow(new URLSearchParams(location.search).get('scenario') ?? '') ?? OUTSIDE_ROWS[0];
    session;
    listed = false;
    problem;
    lanes = [];
    asked;
    announcement = '';
    /** Lanes to start as soon as they have been given their requests. */
    lanesToRun = [];

    connectedCallback() {
        installEvidence();
        Promise.all([openSession(), isListed()])
            .then(([session, listed]) => {
                this.session = session;
                this.listed = listed;
                this.prepareLanes();
            })
            .catch(this.tell);
    }

    renderedCallback() {
        const lanes = this.lanesToRun;
        this.lanesToRun = [];
        // A lane tells of every failure by its result.
        lanes.forEach((lane) => this.elementOf(lane).run());
    }

    tell = ({ message }) => {
        this.problem = message;
    };

    // ---- what the page is about ----------------------------------------------------------------------------------

    get scenarios() {
        return OUTSIDE_ROWS.map(({ id }) => ({ id, title: scenarioTexts[id][0], isChosen: id === this.row.id }));
    }

    get shows() {
        return scenarioTexts[this.row.id][1];
    }

    get isLoading() {
        return !this.session && !this.problem;
    }

    get cannotRun() {
        return !this.session;
    }

    get labHref() {
        return this.session?.orgOrigin;
    }

    get setupHref() {
        return `${this.session?.orgOrigin}/setup/cors`;
    }

    get requestLine() {
        return this.session ? `GET ${this.session.orgOrigin}${this.row.request.path}` : '';
    }

    get originText() {
        return fill(labels.origin, location.origin, this.session?.orgOrigin ?? '');
    }

    get listedLabel() {
        return fill(labels.listed, location.origin);
    }

    /** For a scenario about another origin: this page under its other loopback name. */
    get otherPage() {
        if (this.row.pageOrigin !== 'other' || location.hostname !== 'localhost') {
            return undefined;
        }
        const origin = location.origin.replace('localhost', '127.0.0.1');
        return { href: `${origin}/?scenario=${this.row.id}`, text: fill(labels.openOther, origin) };
    }

    handleScenario(event) {
        this.row = outsideRow(event.target.value);
        history.replaceState(null, '', `?scenario=${this.row.id}`);
        this.prepareLanes();
    }

    async handleListed(event) {
        await setListed(event.detail.checked).then((listed) => {
            this.listed = listed;
        }, this.tell);
        this.prepareLanes();
    }

    // ---- running -------------------------------------------------------------------------------------------------

    /** What is on the page belongs to its request and to the list as it is now: a change of either starts from nothing. */
    async prepareLanes(isRun = false) {
        const { row, session } = this;
        this.lanes.forEach(({ lane }) => this.elementOf(lane).reset());
        this.asked = undefined;
        const lanes = session ? await Promise.all(row.lanes.map((lane) => this.freshLane(lane))) : [];
        if (row === this.row) {
            this.lanes = lanes;
            this.lanesToRun = isRun ? [...row.lanes] : [];
        }
    }

    async freshLane(lane) {
        return { lane, isPending: false, ...(await this.tracedRequest()) };
    }

    /** Each call has a trace of its own, by which the org's log knows it. */
    async tracedRequest() {
        const { orgOrigin, tokens } = this.session;
        const trace = await newTrace();
        const url = `${orgOrigin}${this.row.request.path}?trace=${trace.trace}`;
        return { trace, request: { url, headers: [['Authorization', `Bearer ${tokens[this.row.session]}`]] } };
    }

    handleRun() {
        void this.prepareLanes(true);
    }

    handleLaneStart(event) {
        this.change(laneOf(event), { isPending: true, explanation: undefined });
    }

    async handleLaneResult(event) {
        const lane = laneOf(event);
        const { request, trace } = this.stateOf(lane);
        const { row } = this;
        try {
            const concluded = await conclude({ scenario: row.id, request, trace, result: event.detail });
            // Meanwhile the page may have become about something else.
            if (this.stateOf(lane)?.trace === trace) {
                this.asked = concluded.asked ?? this.asked;
                const { explanation } = concluded;
                this.change(lane, { isPending: false, explanation, ...(await this.tracedRequest()) });
                this.report({ scenario: row.id, lane, trace: trace.trace, request, explanation });
            }
        } catch (error) {
            this.change(lane, { isPending: false });
            this.tell(error);
        }
    }

    /** For whoever watches the page, as c/calloutLab does: programs that compare its conclusions with what really happened. */
    report(call) {
        const { lane, explanation } = call;
        this.announcement = fill(labels.done, laneName(lane), outcomeName(explanation.diagnosis.outcome));
        this.tellWatchers('calloutlabresult', toldOf(call));
        if (this.lanes.every((state) => !state.isPending && state.explanation)) {
            this.tellWatchers('calloutlabdone');
        }
    }

    tellWatchers(name, detail) {
        this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }

    elementOf(lane) {
        return this.template.querySelector(`.lane[data-lane="${lane}"]`);
    }

    stateOf(lane) {
        return this.lanes.find((state) => state.lane === lane);
    }

    change(lane, change) {
        this.lanes = this.lanes.map((state) => (state.lane === lane ? { ...state, ...change } : state));
    }

    // ---- what a server is answered -------------------------------------------------------------------------------

    get askedRows() {
        return this.asked && askedRows(this.asked, location.origin);
    }
}

const laneOf = (event) => event.currentTarget.dataset.lane;
