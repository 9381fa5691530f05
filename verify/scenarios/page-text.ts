import type { Locator, Page } from '@playwright/test';

/** What a person reads on the page about one scenario: its words and its pictures. */
export interface ScenarioText {
    title: string;
    shows: string;
    /** Method and URL, headers, body: a line each. */
    request: string[];
    lanes: LaneText[];
}

export interface LaneText {
    lane: string;
    name: string;
    /** Such as `Readable`. */
    outcome: string;
    /** The diagram: SVG, the same in words, its source. Empty when there is none. Its colours are c/exchangeDiagram's. */
    diagram: string;
}

/** Reads the page once all lanes are in and each of the `concluded` ones has its diagram, drawn for the width that it has. */
export async function readPageText(page: Page, concluded: number): Promise<ScenarioText> {
    await page
        .locator('[data-diagram] svg')
        .nth(concluded - 1)
        .waitFor();
    const cards = await page.locator('article[data-lane]').all();
    return {
        title: await first(page.locator('[data-scenarios] option:checked')),
        shows: (await first(page.locator('.shows'))).replace(/^.*?:\s*/, ''),
        request: await page.locator('.request code').allTextContents(),
        lanes: await Promise.all(cards.map(laneText))
    };
}

async function laneText(card: Locator): Promise<LaneText> {
    return {
        lane: (await card.getAttribute('data-lane')) ?? '',
        name: (await card.getAttribute('aria-label')) ?? '',
        outcome: (await first(card.locator('[role=status]'))).trim(),
        diagram: await diagramOf(card.locator('[data-diagram]'))
    };
}

async function diagramOf(figure: Locator): Promise<string> {
    // innerHTML sees all of it: the page's own scripts, evaluateAll among them, do not see into other components.
    const markup = (await figure.count()) > 0 ? await figure.innerHTML() : '';
    // Attributes by which LWC finds its own elements.
    return markup.replaceAll(/ lwc-[\w-]+=""/g, '');
}

const first = async (locator: Locator): Promise<string> => (await locator.allTextContents())[0]?.trim() ?? '';
