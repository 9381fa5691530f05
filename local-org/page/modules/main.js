import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import CalloutLab from 'c/calloutLab';
import { returnToForm } from './form.js';

if (!returnToForm()) {
    document.querySelector('main').append(createElement('c-callout-lab', { is: CalloutLab }));
}
