import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scenario } from './observation.ts';
import { ProxiedObserver, type Driver } from './proxied.ts';

/** A browser that ends, as often as `patience` says, at each call of a URL that holds `deadly`. */
class MortalDriver implements Driver {
    starts = 0;
    private patience: number;
    private isRunning = false;

    constructor(patience: number) {
        this.patience = patience;
    }

    async start(): Promise<string> {
        this.starts += 1;
        this.isRunning = true;
        return 'Mortal/1';
    }

    async open(): Promise<void> {
        assert.ok(this.isRunning);
    }

    async evaluate(expression: string): Promise<string> {
        // The calls stand at the end, as JSON.
        const calls = JSON.parse(/\((\[\{.*\}\]), \d+, \d+\)/.exec(expression)?.[1] ?? '') as unknown[];
        if (expression.includes('deadly') && this.patience > 0) {
            this.patience -= 1;
            this.isRunning = false;
            throw new Error('The browser ended.');
        }
        return JSON.stringify(calls.map(() => ({ type: 'element', violations: [] })));
    }

    async close(): Promise<void> {
        this.isRunning = false;
    }
}

describe('the observer of a browser behind a proxy', () => {
    const scenario = (name: string): Scenario => ({
        page: { origin: 'http://page.test', policies: [] },
        request: { url: `http://api.test/${name}/s%h0z` },
        hops: []
    });
    const SCENARIOS = [scenario('a'), scenario('deadly'), scenario('b')];

    const outcomes = async (deaths: number): Promise<{ seen: string[]; starts: number }> => {
        const driver = new MortalDriver(deaths);
        const observer = new ProxiedObserver(driver, () => 'network');
        await observer.start();
        try {
            const observed = await observer.run(SCENARIOS);
            return { seen: observed.map(({ outcome, reason }) => reason ?? outcome), starts: driver.starts };
        } finally {
            await observer.close();
        }
    };

    it('runs the scenarios again, each alone, in a new browser where one has ended', async () => {
        assert.deepEqual(await outcomes(1), { seen: ['opaque', 'opaque', 'opaque'], starts: 2 });
    });

    it('says of a scenario at which every browser ends that it has no end, and goes on with the next', async () => {
        assert.deepEqual(await outcomes(Infinity), { seen: ['opaque', 'no-end', 'opaque'], starts: 4 });
    });
});
