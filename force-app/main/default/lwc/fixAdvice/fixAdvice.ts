import { api, LightningElement } from 'lwc';
import { fill } from 'c/labelText';
import type { Fix } from 'c/crossOrigin';
import { labels } from './labels';
import { setupLink } from './setupLink';

export { setupLink } from './setupLink';

const OWNERS: Record<Fix['owner'], string> = {
    admin: labels.admin,
    'api-owner': labels.apiOwner,
    developer: labels.developer
};

const OWNER_ICONS: Record<Fix['owner'], string> = {
    admin: 'utility:setup',
    'api-owner': 'utility:world',
    developer: 'utility:apex'
};

/** What would make the call work: each way with its owner and, where there is one, a text to copy. */
export default class FixAdvice extends LightningElement {
    @api fixes: Fix[] = [];

    labels = labels;
    /** The fix whose text was copied last. */
    copied?: string;
    problem?: string;

    get hasFixes(): boolean {
        return this.fixes.length > 0;
    }

    get summary(): string {
        return this.fixes.length === 1 ? labels.oneWay : fill(labels.ways, this.fixes.length);
    }

    get views() {
        return this.fixes.map((fix) => ({
            ...fix,
            setupHref: setupLink(fix),
            openTitle: `${labels.openSetup}: ${fix.title}`,
            ownerText: OWNERS[fix.owner],
            ownerIcon: OWNER_ICONS[fix.owner],
            fileText: fix.code?.file ?? LANGUAGES[fix.code?.language ?? 'http'],
            copyTitle: fill(labels.copyTitle, fix.title),
            copyLabel: this.copied === fix.id ? labels.copied : labels.copy,
            copyIcon: this.copied === fix.id ? 'utility:check' : 'utility:copy'
        }));
    }

    get announcement(): string {
        return this.problem ?? (this.copied ? labels.copied : '');
    }

    async handleCopy(event: Event): Promise<void> {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const text = this.fixes.find((fix) => fix.id === id)?.code?.text ?? '';
        try {
            await navigator.clipboard.writeText(text);
            this.copied = id;
            this.problem = undefined;
        } catch {
            this.copied = undefined;
            this.problem = labels.notCopied;
        }
    }
}

const LANGUAGES: Record<NonNullable<Fix['code']>['language'], string> = {
    xml: 'XML',
    javascript: 'JavaScript',
    http: 'HTTP',
    apex: 'Apex'
};
