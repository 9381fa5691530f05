import { api, LightningElement } from 'lwc';
import { fill, laneName, outcomeName } from 'c/labelText';
import type { LaneRequest, Obstacle, PageContext, Verdict } from 'c/crossOrigin';
import { forecastOf, refusalOf, type Assumption } from './forecast';
import { labels } from './labels';

interface HeaderRow {
    key: string;
    name: string;
    value: string;
}

type Field = 'url' | 'method' | 'credentials' | 'body';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A request of one's own. Checked while it is typed: what cannot work says so before it is run. */
export default class RequestForm extends LightningElement {
    /** The page that would send it; until it is known, nothing is foretold. */
    @api page?: PageContext;

    labels = labels;
    draft: LaneRequest = { url: '' };
    rows: HeaderRow[] = [];
    assumption: Assumption = 'none';
    nextKey = 1;

    methodOptions = METHODS.map((method) => ({ label: method, value: method }));

    credentialsOptions = [
        { label: labels.sameOrigin, value: 'same-origin' },
        { label: labels.include, value: 'include' },
        { label: labels.omit, value: 'omit' }
    ];

    assumptionOptions = [
        { label: labels.assumeNone, value: 'none' },
        { label: labels.assumeAny, value: 'any' },
        { label: labels.assumePage, value: 'page' },
        { label: labels.assumePreflight, value: 'preflight' }
    ];

    @api
    get request(): LaneRequest {
        return this.draft;
    }

    set request(request: LaneRequest | undefined) {
        if (request && request !== this.draft) {
            this.draft = request;
            this.rows = (request.headers ?? []).map(([name, value]) => this.rowOf(name, value));
        }
    }

    get method(): string {
        return this.draft.method ?? 'GET';
    }

    get credentials(): string {
        return this.draft.credentials ?? 'same-origin';
    }

    get body(): string {
        return this.draft.body ?? '';
    }

    get hasUrl(): boolean {
        return this.draft.url.trim() !== '';
    }

    /** Why no answer of the API could help. */
    get problem(): string | undefined {
        const refusal = this.page && this.hasUrl ? refusalOf(this.page, this.draft) : undefined;
        return refusal && sentenceOf(refusal);
    }

    get forecasts(): { key: string; lane: string; outcome: string; cssClass: string; text: string }[] {
        if (!this.page || !this.hasUrl) {
            return [];
        }
        const { direct, noCors } = forecastOf(this.page, this.draft, this.assumption);
        return [
            { key: 'direct', lane: laneName('direct'), verdict: direct },
            { key: 'no-cors', lane: laneName('no-cors'), verdict: noCors }
        ].map(({ key, lane, verdict }) => ({
            key,
            lane,
            outcome: outcomeName(verdict.outcome),
            cssClass: `outcome ${verdict.outcome}`,
            text: sentenceOf(verdict)
        }));
    }

    /** Behind the first obstacle of the direct call. */
    get next(): Obstacle[] {
        return this.page && this.hasUrl ? forecastOf(this.page, this.draft, this.assumption).next : [];
    }

    handleField(event: CustomEvent<{ value: string }>): void {
        const { field } = (event.target as HTMLElement).dataset as { field: Field };
        const { value } = event.detail;
        this.change({ ...this.draft, [field]: field === 'body' && value === '' ? undefined : value });
    }

    handleHeader(event: CustomEvent<{ value: string }>): void {
        const { key, part } = (event.target as HTMLElement).dataset as { key: string; part: 'name' | 'value' };
        this.changeRows(this.rows.map((row) => (row.key === key ? { ...row, [part]: event.detail.value } : row)));
    }

    handleAddHeader(): void {
        this.rows = [...this.rows, this.rowOf('', '')];
    }

    handleRemoveHeader(event: Event): void {
        const { key } = (event.target as HTMLElement).dataset;
        this.changeRows(this.rows.filter((row) => row.key !== key));
    }

    handleAssumption(event: CustomEvent<{ value: Assumption }>): void {
        this.assumption = event.detail.value;
    }

    rowOf(name: string, value: string): HeaderRow {
        this.nextKey += 1;
        return { key: `${this.nextKey}`, name, value };
    }

    /** A row with neither name nor value is not a header yet. */
    changeRows(rows: HeaderRow[]): void {
        this.rows = rows;
        const headers = rows
            .filter(({ name, value }) => name !== '' || value !== '')
            .map(({ name, value }): [string, string] => [name, value]);
        this.change({ ...this.draft, headers });
    }

    change(request: LaneRequest): void {
        this.draft = request;
        this.dispatchEvent(new CustomEvent('requestchange', { detail: request }));
    }
}

function sentenceOf({ outcome, status, rule }: Verdict): string {
    if (outcome === 'readable') {
        return fill(labels.readable, status ?? '');
    }
    return rule?.text ?? (outcome === 'blocked' ? '' : labels.opaque);
}
