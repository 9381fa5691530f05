import { createElement } from 'lwc';
import WhichList from 'c/whichList';
import ExplainError from './explainError/explainError.js';
import PredictCall from './predictCall/predictCall.js';

const TOOLS = { explain: ExplainError, predict: PredictCall, 'which-list': WhichList };

const place = document.querySelector('[data-tool]');
const tool = place?.dataset.tool;
if (tool) {
    place.append(createElement(`site-${tool}`, { is: TOOLS[tool] }));
}

// After the first load the page needs no network; a page that was opened as a file has no worker.
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
    navigator.serviceWorker.register(document.documentElement.dataset.root + 'sw.js');
}
