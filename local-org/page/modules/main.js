import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import CalloutLab from 'c/calloutLab';

document.querySelector('main').append(createElement('c-callout-lab', { is: CalloutLab }));
