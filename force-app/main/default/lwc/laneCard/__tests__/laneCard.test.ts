import { createElement } from 'lwc';
import LaneCard from 'c/laneCard';

function mount(properties: object) {
    const card = Object.assign(createElement('c-lane-card', { is: LaneCard }), {
        cardTitle: 'Direct fetch',
        ...properties
    });
    document.body.appendChild(card);
    return card;
}

describe('c-lane-card', () => {
    afterEach(() => document.body.replaceChildren());

    it.each([
        ['readable', 'c.Outcome_Readable', 'slds-theme_success'],
        ['opaque', 'c.Outcome_Opaque', 'slds-theme_warning'],
        ['opaque-redirect', 'c.Outcome_Opaque', 'slds-theme_warning'],
        ['blocked', 'c.Outcome_Blocked', 'slds-theme_error']
    ])('says %s with a word and a colour', (outcome, word, theme) => {
        const card = mount({ result: { outcome } });
        const badge = card.shadowRoot!.querySelector('.slds-badge')!;
        expect(badge.textContent).toContain(word);
        expect(badge.className).toContain(theme);
    });

    it('says that it has not run, and fires run', () => {
        const card = mount({});
        const run = jest.fn();
        card.addEventListener('run', run);
        expect(card.shadowRoot!.querySelector('[role="status"]')!.textContent).toBe('c.LaneCard_NotRun');
        card.shadowRoot!.querySelector('lightning-button-icon')!.dispatchEvent(new CustomEvent('click'));
        expect(run).toHaveBeenCalledTimes(1);
    });

    it('says that it runs, and fires cancel', () => {
        const card = mount({ running: true, result: { outcome: 'readable' } });
        const cancel = jest.fn();
        card.addEventListener('cancel', cancel);
        expect(card.shadowRoot!.querySelector('article')!.getAttribute('aria-busy')).toBe('true');
        expect(card.shadowRoot!.querySelector('[role="status"]')!.textContent).toBe('c.LaneCard_Running');
        card.shadowRoot!.querySelector('lightning-button-icon')!.dispatchEvent(new CustomEvent('click'));
        expect(cancel).toHaveBeenCalledTimes(1);
    });

    it('is accessible with code to copy', async () => {
        const card = mount({ result: { outcome: 'opaque' }, code: 'await fetch(url);' });
        expect(card.shadowRoot!.querySelector('pre')!.textContent).toBe('await fetch(url);');
        await expect(card).toBeAccessible();
    });
});
