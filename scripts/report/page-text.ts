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
    /** The diagram as SVG, empty when there is none; its colours are in the stylesheet of c/exchangeDiagram. */
    picture: string;
    /** The same diagram in words. */
    steps: string[];
}

export async function readPageText(page: Page): Promise<ScenarioText> {
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
        picture: await pictureOf(card.locator('[data-diagram] svg')),
        steps: await card.locator('[data-diagram] li').allTextContents()
    };
}

async function pictureOf(diagram: Locator): Promise<string> {
    const [svg = ''] = await diagram.evaluateAll((found) =>
        found.map((element) => new XMLSerializer().serializeToString(element))
    );
    // Attributes by which LWC finds its own elements.
    return svg.replaceAll(/ lwc-[\w-]+=""/g, '');
}

const first = async (locator: Locator): Promise<string> => (await locator.allTextContents())[0]?.trim() ?? '';
