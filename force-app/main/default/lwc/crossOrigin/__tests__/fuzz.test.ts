import { predict } from '../predict';

/** `FUZZ_CASES=1000000` runs the long one. */
const CASES = Number(process.env.FUZZ_CASES ?? 20_000);

describe('the engine on any input', () => {
    it('never throws', () => {
        let state = 1;
        const below = (limit: number): number => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            return Math.floor((state / 4294967296) * limit);
        };
        const bytes = (): string => String.fromCharCode(...Array.from({ length: below(24) }, () => below(256)));
        const url = (): string => (below(2) ? `http://${bytes()}` : bytes());
        for (let count = 0; count < CASES; count += 1) {
            const headers: [string, string][] = [
                ['Access-Control-Allow-Origin', bytes()],
                ['Location', url()],
                [bytes(), bytes()]
            ];
            const page = {
                origin: below(4) ? 'http://page.test' : bytes(),
                policies: below(2) ? [`connect-src ${bytes()}`] : []
            };
            const request = {
                url: below(2) ? 'http://api.test/' : url(),
                method: below(2) ? 'PUT' : bytes(),
                headers: below(2) ? headers : []
            };
            const answer = { status: below(2) ? 200 : 302, headers };
            expect(() => predict(page, request, [{ preflight: answer, response: answer }])).not.toThrow();
        }
    });

    it.each([
        [
            'policy',
            (size: number) =>
                predict(
                    { origin: 'http://p.test', policies: [`connect-src ${'a-'.repeat(size)}.`] },
                    { url: 'http://a.test' },
                    []
                )
        ],
        [
            'value',
            (size: number) =>
                predict(
                    { origin: 'http://p.test', policies: [] },
                    { url: 'http://a.test', headers: [['x', ' '.repeat(size) + 'x']] },
                    []
                )
        ],
        [
            'gap in a value',
            (size: number) =>
                predict(
                    { origin: 'http://p.test', policies: [] },
                    { url: 'http://a.test', headers: [['x', 'x' + ' '.repeat(size) + 'x']] },
                    []
                )
        ],
        [
            'host',
            (size: number) =>
                predict(
                    { origin: 'http://p.test', policies: [] },
                    { url: `http://${'a.'.repeat(size / 2)}test`, mode: 'no-cors' },
                    [{ response: { status: 200, headers: [['Cross-Origin-Resource-Policy', 'same-site']] } }]
                )
        ]
    ])('takes a %s of a megabyte in its stride', (_what, run) => {
        const started = performance.now();
        run(500_000);
        expect(performance.now() - started).toBeLessThan(3000);
    });
});
