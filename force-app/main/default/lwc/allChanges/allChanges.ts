import { api, LightningElement } from 'lwc';
import { setupLink } from 'c/fixAdvice';
import { fill } from 'c/labelText';
import type { Fix } from 'c/crossOrigin';
import { applyAll, type Applied } from './applied';
import { byHand, changesIn, packageOf, packagePath, type FileFix } from './changes';
import { labels } from './labels';
import { zipOf } from './zip';

const FILE_NAME = 'callout-lab-changes.zip';

/** Everything that an admin has to change for a call, of every list, at once: a zip to deploy; in the local org, one button. */
export default class AllChanges extends LightningElement {
    labels = labels;
    command = `sf project deploy start --metadata-dir ${FILE_NAME}`;
    applied?: Applied[];
    changes: FileFix[] = [];
    /** What an admin has to change besides, and no file can. */
    others: Fix[] = [];

    /** All that is advised for the call; what is no metadata of a list is left out. */
    @api
    get fixes(): Fix[] {
        return this.changes;
    }

    set fixes(fixes: Fix[]) {
        const changes = changesIn(fixes);
        this.others = byHand(fixes);
        if (namesOf(changes) !== namesOf(this.changes)) {
            this.changes = changes;
            this.applied = undefined;
        }
    }

    get hasChanges(): boolean {
        return this.changes.length > 0;
    }

    get files(): string[] {
        return this.changes.map(({ code }) => packagePath(code.file));
    }

    get intro(): string {
        return fill(this.changes.length === 1 ? labels.oneFile : labels.files, this.changes.length);
    }

    get hasOthers(): boolean {
        return this.others.length > 0;
    }

    get isLocal(): boolean {
        return this.changes.some((fix) => setupLink(fix) !== undefined);
    }

    get announcement(): string {
        const saved = this.applied?.filter(({ isSaved }) => isSaved).length;
        return saved === undefined ? '' : fill(labels.applied, saved, this.changes.length);
    }

    get refused(): { file: string; form: string; text: string }[] {
        return (this.applied ?? [])
            .filter(({ isSaved }) => !isSaved)
            .map(({ file, form }) => ({ file, form, text: fill(labels.refused, packagePath(file)) }));
    }

    handleDownload(): void {
        const link = document.createElement('a');
        // An address that is the file itself, as for a report.
        link.href = `data:application/zip;base64,${btoa(String.fromCharCode(...zipOf(packageOf(this.changes))))}`;
        link.download = FILE_NAME;
        link.click();
    }

    async handleApply(): Promise<void> {
        const { changes } = this;
        const applied = await applyAll(changes);
        if (changes === this.changes) {
            this.applied = applied;
        }
    }

    handleReload(): void {
        location.reload();
    }
}

const namesOf = (changes: readonly FileFix[]): string => changes.map(({ code }) => `${code.file} ${code.text}`).join();
