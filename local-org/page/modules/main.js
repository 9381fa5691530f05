import '@lwc/synthetic-shadow';
import CalloutLab from 'c/calloutLab';
import { returnToForm } from './form.js';
import { showLabs } from './labs.js';

if (!returnToForm()) {
    showLabs(CalloutLab);
}
