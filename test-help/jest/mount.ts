import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** A component in the page, and what a test asks of it. */
export interface Mounted {
    element: HTMLElement & Record<string, unknown>;
    /** The first match; fails with the selector when there is none. */
    find: <T extends HTMLElement = HTMLElement & Record<string, unknown>>(selector: string) => T;
    findAll: (selector: string) => HTMLElement[];
    text: () => string;
    /** Details of the events of that name, from now on. */
    listen: <T>(event: string) => T[];
}

export function mount(tag: string, is: typeof LightningElement, properties: object = {}): Mounted {
    const element = Object.assign(createElement(tag, { is }), properties) as unknown as Mounted['element'];
    document.body.appendChild(element);
    const root = (): ShadowRoot => element.shadowRoot as ShadowRoot;
    return {
        element,
        find: <T extends HTMLElement>(selector: string): T => {
            const found = root().querySelector(selector);
            if (!found) {
                throw new Error(`Nothing matches ${selector}`);
            }
            return found as T;
        },
        findAll: (selector) => [...root().querySelectorAll<HTMLElement>(selector)],
        text: () => root().textContent ?? '',
        listen: <T>(event: string): T[] => {
            const details: T[] = [];
            element.addEventListener(event, (fired) => details.push((fired as CustomEvent<T>).detail));
            return details;
        }
    };
}
