import { api, LightningElement } from 'lwc';
import { pageContext } from 'c/evidence';
import { fill, gateName } from 'c/labelText';
import type { Gate, PageContext } from 'c/crossOrigin';
import {
    allowsConnect,
    BROKEN,
    gateOf,
    isReadable,
    isStoppedByPolicy,
    metadataProblem,
    WORKING,
    type Conclusion,
    type MetadataProblem
} from './checks';
import { labels } from './labels';
import { forgetProgress, keepProgress, restoreProgress, type Progress } from './progress';
import { newTrustedUrl, trustedUrls } from './setup';
import { STEPS, type TourStep } from './steps';

/** The gates to choose from in the third step. */
const GATES: Gate[] = ['csp', 'preflight', 'network', 'cors'];

const METADATA_PROBLEMS: Record<MetadataProblem, string> = {
    none: '',
    kind: labels.metadataKind,
    url: labels.metadataUrl,
    active: labels.metadataActive,
    connect: labels.metadataConnect
};

/**
 * See it work, break it, read the gate, fix it in Setup, see it work, the same as metadata, undo. Each step asks for one
 * action, and passes on what the page really did: the lanes' results, the page's own policy, the text that was pasted.
 * @fires choose the scenario that a step is about, in its detail
 */
export default class GuidedTour extends LightningElement {
    /** Scenario → what it needs that this org has not. */
    @api unmet: Record<string, string> = {};

    labels = labels;
    /** Undefined: the tour is closed. It goes through Setup and through reloads: after one, it is open again. */
    progress?: Progress = restoreProgress();
    hint = '';
    context?: PageContext;

    /** Begins the tour, or ends the one that is under way. */
    @api
    toggle(): void {
        if (this.progress) {
            this.handleClose();
        } else {
            this.handleRestart();
        }
    }

    connectedCallback(): void {
        pageContext().then(
            (context) => {
                this.context = context;
                this.checkPolicy();
            },
            () => undefined
        );
    }

    get step(): TourStep {
        return STEPS[this.index] ?? STEPS[0];
    }

    get index(): number {
        return this.progress?.step ?? 0;
    }

    get isDone(): boolean {
        return this.progress?.isDone ?? false;
    }

    /** Where the call that was broken goes. */
    get origin(): string {
        return this.progress?.origin ?? '';
    }

    /** Said before the first step: what some step of the tour will miss. */
    get warning(): string | undefined {
        const needs = new Set(STEPS.flatMap(({ scenario }) => (scenario && this.unmet[scenario]) ?? []));
        return this.index === 0 && needs.size > 0 ? fill(labels.unmet, [...needs].join(', ')) : undefined;
    }

    get stepOf(): string {
        return fill(labels.stepOf, this.index + 1, STEPS.length);
    }

    get stepCount(): number {
        return STEPS.length;
    }

    get stepNumber(): number {
        return this.index + (this.isDone ? 1 : 0);
    }

    get action(): string {
        return fill(this.step.action, this.origin);
    }

    get status(): string {
        return this.isDone ? fill(this.step.done, this.origin) : this.hint;
    }

    get isReading(): boolean {
        return this.step.id === 'read' && !this.isDone;
    }

    get isPasting(): boolean {
        return this.step.id === 'metadata' && !this.isDone;
    }

    get setupLink(): { href: string; text: string } | undefined {
        const { id } = this.step;
        if (id === 'fix') {
            return { href: newTrustedUrl(this.origin), text: labels.openForm };
        }
        return id === 'metadata' || id === 'undo' ? { href: trustedUrls(), text: labels.openList } : undefined;
    }

    get isLast(): boolean {
        return this.index === STEPS.length - 1;
    }

    get nextLabel(): string {
        return this.isLast ? labels.finish : labels.next;
    }

    get cannotGoOn(): boolean {
        return !this.isDone;
    }

    get gates(): { value: Gate; label: string }[] {
        return GATES.map((gate) => ({ value: gate, label: gateName(gate) }));
    }

    // ---- the checks ----------------------------------------------------------------------------------------------

    /** The lab that this tour belongs to tells it of each finished lane. */
    @api
    hear(conclusion: Conclusion): void {
        if (!this.progress) {
            return;
        }
        switch (this.step.id) {
            case 'work':
                this.passIf(isReadable(conclusion, WORKING));
                break;
            case 'break':
                if (isStoppedByPolicy(conclusion)) {
                    this.pass({ gate: gateOf(conclusion), origin: new URL(conclusion.url ?? location.href).origin });
                }
                break;
            case 'fix':
            case 'works-again':
                this.passIf(isReadable(conclusion, BROKEN));
                break;
            case 'undo':
                this.passIf(isStoppedByPolicy(conclusion));
                break;
            default:
        }
    }

    /** The fix is in place once the page's own policy has it; in force since the last load. */
    checkPolicy(): void {
        if (this.context && this.progress && this.step.id === 'fix') {
            this.passIf(allowsConnect(this.context, this.origin) === true);
        }
    }

    handleGate(event: Event): void {
        const chosen = (event.target as HTMLSelectElement).value as Gate;
        if (chosen === this.progress?.gate) {
            this.pass();
        } else {
            this.hint = labels.readWrong;
        }
    }

    handlePaste(event: Event): void {
        const problem = metadataProblem((event.target as HTMLTextAreaElement).value);
        if (problem) {
            this.hint = METADATA_PROBLEMS[problem];
        } else {
            this.pass();
        }
    }

    passIf(isDone: boolean): void {
        if (isDone) {
            this.pass();
        }
    }

    pass(seen: Partial<Progress> = {}): void {
        this.move({ step: this.index, ...this.progress, ...seen, isDone: true });
    }

    // ---- going on ------------------------------------------------------------------------------------------------

    handleChoose(): void {
        this.dispatchEvent(new CustomEvent('choose', { detail: this.step.scenario }));
    }

    handleNext(): void {
        if (this.isLast) {
            this.handleClose();
            return;
        }
        this.move({ ...this.progress, step: this.index + 1, isDone: false });
        this.checkPolicy();
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    handleRestart(): void {
        this.move({ step: 0, isDone: false });
    }

    handleClose(): void {
        forgetProgress();
        this.progress = undefined;
    }

    move(progress: Progress): void {
        this.progress = progress;
        this.hint = '';
        keepProgress(progress);
    }
}
