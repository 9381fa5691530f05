import { createElement } from 'lwc';
import PasteError from 'c/pasteError';
import WhichList from 'c/whichList';
import PredictCall from './predictCall/predictCall.js';

const TOOLS = {
    explain: [PasteError, { reasonPages: 'reasons/' }],
    predict: [PredictCall],
    'which-list': [WhichList]
};

const place = document.querySelector('[data-tool]');
const tool = place?.dataset.tool;
if (tool) {
    const [component, properties] = TOOLS[tool];
    place.append(Object.assign(createElement(`site-${tool}`, { is: component }), properties));
}

// After the first load the page needs no network; a page that was opened as a file has no worker.
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
    navigator.serviceWorker.register(document.documentElement.dataset.root + 'sw.js');
}
