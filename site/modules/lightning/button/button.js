import { api, LightningElement } from 'lwc';

/** What the lab's components need of `lightning-button` where there are no base components. */
export default class Button extends LightningElement {
    @api label = '';
    @api title = '';
    @api variant;
    @api iconName;
}
