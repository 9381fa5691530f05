import { api, LightningElement } from 'lwc';
import { labels } from './labels';
import { addressOf, placeOf } from './place';

/** The head of the lab: its name, and where its page runs. Dispatches `tour` when somebody asks for it. */
export default class LabHeader extends LightningElement {
    labels = labels;
    place = placeOf(location);

    @api hasTour = false;

    handleForm(event: CustomEvent<{ value: string }>): void {
        location.assign(addressOf(event.detail.value, location));
    }

    handleTour(): void {
        this.dispatchEvent(new CustomEvent('tour'));
    }
}
