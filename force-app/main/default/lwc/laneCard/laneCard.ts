import { LightningElement, api } from 'lwc';
import type { LaneResult, Outcome } from 'c/crossOrigin';
import Blocked from '@salesforce/label/c.Outcome_Blocked';
import Cancel from '@salesforce/label/c.Cancel';
import NotRun from '@salesforce/label/c.LaneCard_NotRun';
import Opaque from '@salesforce/label/c.Outcome_Opaque';
import Readable from '@salesforce/label/c.Outcome_Readable';
import Run from '@salesforce/label/c.Run';
import Running from '@salesforce/label/c.LaneCard_Running';
import ShowCode from '@salesforce/label/c.LaneCard_ShowCode';

const BADGES: Record<Outcome, { word: string; icon: string; theme: string }> = {
    readable: { word: Readable, icon: 'utility:success', theme: 'slds-theme_success' },
    opaque: { word: Opaque, icon: 'utility:hide', theme: 'slds-theme_warning' },
    'opaque-redirect': { word: Opaque, icon: 'utility:hide', theme: 'slds-theme_warning' },
    blocked: { word: Blocked, icon: 'utility:ban', theme: 'slds-theme_error' }
};

/** The card around a lane. Fires `run` and `cancel`; the lane does the rest. */
export default class LaneCard extends LightningElement {
    @api lane = '';
    @api cardTitle = '';
    @api running = false;
    @api result?: LaneResult;
    /** The call as code, for someone who wants to copy it; what may be a secret is left out of it already. */
    @api code = '';

    readonly labels = { Cancel, NotRun, Run, Running, ShowCode };

    get badge(): (typeof BADGES)[Outcome] | undefined {
        return this.running || !this.result ? undefined : BADGES[this.result.outcome];
    }

    get badgeClass(): string {
        return `slds-badge ${this.badge?.theme ?? ''}`;
    }

    get state(): string {
        return this.running ? 'running' : this.result ? 'done' : 'idle';
    }

    get outcome(): string {
        return this.state === 'done' ? (this.result?.outcome ?? '') : '';
    }

    get runLabel(): string {
        return `${Run} ${this.cardTitle}`;
    }

    handleRun(): void {
        this.dispatchEvent(new CustomEvent('run'));
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }
}
