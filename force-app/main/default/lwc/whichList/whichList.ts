import { LightningElement } from 'lwc';
import { labels } from './labels';
import { CHOICES, type Choice } from './choices';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Who is calling whom? Each answer ends at the one list that decides it. */
export default class WhichList extends LightningElement {
    labels = labels;
    chosen: Choice | undefined;

    get options(): { label: string; value: string }[] {
        return CHOICES.map(({ id, question }) => ({ label: question, value: id }));
    }

    get value(): string {
        return this.chosen?.id ?? '';
    }

    /** The local org has an address for each list; in an org the path in Setup has to do. */
    get setupHref(): string | undefined {
        return this.chosen && LOOPBACK.includes(location.hostname) ? `/setup/${this.chosen.slug}` : undefined;
    }

    handleChange(event: CustomEvent<{ value: string }>): void {
        this.chosen = CHOICES.find(({ id }) => id === event.detail.value);
    }
}
