import { predict } from '../force-app/main/default/lwc/crossOrigin/predict.ts';

interface Row {
    name: string;
    ours: number;
    peer: number;
    ratio: number;
    unit: string;
}

const BROWSER_PER_SECOND = 300;
const PREDICTIONS = 100_000;

/** Predictions a second on one core. The peer is a real Chromium under `npm run verify:browser`, about 300 a second. */
export function benchEngine(): Row[] {
    const page = { origin: 'https://page.test', policies: ["default-src 'self'; connect-src 'self' https://api.test"] };
    const allow: [string, string] = ['Access-Control-Allow-Origin', 'https://page.test'];
    const hops = [{ response: { status: 200, headers: [allow, ['Content-Type', 'text/plain'] as [string, string]] } }];
    const run = (count: number): void => {
        for (let done = 0; done < count; done += 1) {
            predict(page, { url: `https://api.test/${done % 100}` }, hops);
        }
    };
    run(20_000);
    const started = performance.now();
    run(PREDICTIONS);
    const ours = Math.round(PREDICTIONS / ((performance.now() - started) / 1000));
    return [
        {
            name: 'engine: predictions, against a real Chromium',
            ours,
            peer: BROWSER_PER_SECOND,
            ratio: ours / BROWSER_PER_SECOND,
            unit: 'predictions/s'
        }
    ];
}
