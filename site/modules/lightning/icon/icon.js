import { api, LightningElement } from 'lwc';

/** No pictures here: the words beside an icon say the same. */
export default class Icon extends LightningElement {
    @api iconName;
    @api size;
    @api variant;
    @api alternativeText;
}
