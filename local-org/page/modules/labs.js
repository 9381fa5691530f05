import { createElement } from 'lwc';

/** Puts the lab into the page; twice for `?labs=2`, as a Lightning page may hold a component more than once. */
export function showLabs(is) {
    const count = new URLSearchParams(location.search).get('labs') === '2' ? 2 : 1;
    const labs = Array.from({ length: count }, () => createElement('c-callout-lab', { is }));
    document.querySelector('main').append(...labs);
}
