import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import ExternalApp from './externalApp/externalApp.js';

document.querySelector('main').append(createElement('app-external', { is: ExternalApp }));
