import { api, LightningElement } from 'lwc';

/** What the lab's components need of `lightning-radio-group` where there are no base components. */
export default class RadioGroup extends LightningElement {
    @api name = '';
    @api label = '';
    @api options = [];
    @api value = '';

    get choices() {
        return this.options.map((option, index) => ({
            ...option,
            id: `choice-${index}`,
            isChosen: option.value === this.value
        }));
    }

    handleChange(event) {
        this.dispatchEvent(new CustomEvent('change', { detail: { value: event.target.value } }));
    }
}
