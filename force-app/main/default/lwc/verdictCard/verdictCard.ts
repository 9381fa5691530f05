import { api, LightningElement } from 'lwc';
import { fill, gateName } from 'c/labelText';
import type { Cause, Diagnosis, LaneResult } from 'c/crossOrigin';
import type { Exchange } from 'c/evidence';
import { labels } from './labels';
import { states } from './states';
import { ladderOf, type RungState } from './ladder';

interface RungView {
    key: string;
    text: string;
    state: RungState;
    stateText: string;
    icon: string;
    cssClass: string;
}

const ICONS: Record<RungState, string> = {
    passed: 'utility:check',
    stopped: 'utility:close',
    maybe: 'utility:question',
    notice: 'utility:warning',
    'not-needed': 'utility:dash',
    'not-reached': 'utility:dash'
};

/** Why a call ended as it did: one sentence, the gates on its way, and behind a click the rule, the console text and the headers. */
export default class VerdictCard extends LightningElement {
    @api diagnosis?: Diagnosis;
    @api result?: LaneResult;
    @api exchange?: Exchange;
    /** Offers the probe when it would decide: a GET of the same URL that the page may repeat without harm. */
    @api canProbe = false;

    labels = labels;

    get sentence(): string {
        return this.diagnosis?.text ?? '';
    }

    get rungs(): RungView[] {
        if (!this.diagnosis || !this.result) {
            return [];
        }
        return ladderOf(this.result.lane, this.diagnosis, this.exchange).map(({ gate, state }) => ({
            key: gate,
            text: gateName(gate),
            state,
            stateText: states[state],
            icon: ICONS[state],
            cssClass: `rung ${state}`
        }));
    }

    get isUncertain(): boolean {
        return this.diagnosis?.outcome === 'blocked' && !this.diagnosis.certain;
    }

    get wanted(): string[] {
        return this.diagnosis?.wanted ?? [];
    }

    get hasWanted(): boolean {
        return this.wanted.length > 0;
    }

    get showProbe(): boolean {
        return this.canProbe && this.isUncertain;
    }

    get causes(): (Cause & { key: string; gateText: string })[] {
        return (this.diagnosis?.causes ?? []).map((cause) => ({
            ...cause,
            key: `${cause.gate} ${cause.reason}`,
            gateText: gateName(cause.gate)
        }));
    }

    /** What may have stopped the call: a line a gate, with its likeliest cause. The others stand under the details. */
    get possibilities(): { gate: string; text: string }[] {
        const causes = this.diagnosis?.causes ?? [];
        return [...new Set(causes.map(({ gate }) => gate))].map((gate) => {
            const [{ text }, ...others] = causes.filter((cause) => cause.gate === gate);
            return { gate, text: others.length > 0 ? fill(labels.others, text, others.length) : text };
        });
    }

    get error(): string | undefined {
        const { error } = this.result ?? {};
        return error && `${error.name}: ${error.message}`;
    }

    /** What Apex said, where it has something to change. */
    get apexText(): string | undefined {
        const { message, fix } = this.result?.callout ?? {};
        return fix ? fill(labels.apex, `${message} ${fix}`) : undefined;
    }

    get visibleHeaders(): string | undefined {
        const { response } = this.result ?? {};
        return (
            response && fill(labels.visibleHeaders, response.headers.map(([name]) => name).join(', ') || labels.none)
        );
    }

    /** Headers that the API sent and the script was not given, where the API's log tells. */
    @api hiddenHeaders: string[] = [];

    get hiddenText(): string | undefined {
        return this.hiddenHeaders.length > 0 ? fill(labels.hiddenHeaders, this.hiddenHeaders.join(', ')) : undefined;
    }

    get callbacks(): string | undefined {
        const { callbacks } = this.result ?? {};
        return callbacks && fill(labels.callbacks, callbacks.join(', ') || labels.none);
    }

    handleProbe(): void {
        this.dispatchEvent(new CustomEvent('probe'));
    }
}
