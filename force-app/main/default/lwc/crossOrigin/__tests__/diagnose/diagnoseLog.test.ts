import { conclude, reasons, entry } from './concluded';

describe('diagnose: what the API’s log says', () => {
    const ALLOWED = [['Access-Control-Allow-Origin', '*']];
    const preflight = (status: number | undefined, headers = [...ALLOWED, ['Access-Control-Allow-Methods', 'PUT']]) =>
        entry('OPTIONS', status, headers);
    const redirect = (location: string) => entry('GET', 302, [...ALLOWED, ['Location', location]]);

    it.each([
        ['of a connection that broke', [entry('GET', undefined)], 'unreachable'],
        ['of one that broke, and broke again', [entry('GET', undefined), entry('GET', undefined)], 'unreachable'],
        [
            'of one that broke, then of an answer',
            [entry('GET', undefined), entry('GET', 200)],
            'MissingAllowOriginHeader'
        ],
        ['of an answer that was allowed: it broke off', [entry('GET', 200, ALLOWED)], 'unreachable'],
        ['of a redirect that the policy does not allow', [redirect('https://other.example/')], 'csp-redirect'],
        ['of a redirect within the API', [redirect('/b'), entry('GET', 200)], 'MissingAllowOriginHeader']
    ])('reads what became of a GET %s', (_what, serverLog, reason) => {
        expect(reasons({ serverLog })).toEqual([reason]);
    });

    it.each([
        ['a preflight that broke off', [preflight(undefined)], 'unreachable'],
        ['a preflight that allowed a request which never came', [preflight(204)], 'unreachable'],
        [
            'a preflight after a redirect that broke off',
            [preflight(204), { ...redirect('/b'), method: 'PUT' }, preflight(undefined)],
            'unreachable'
        ]
    ])('reads what became of a PUT of %s', (_what, serverLog, reason) => {
        expect(reasons({ serverLog, request: { method: 'PUT' } })).toEqual([reason]);
    });

    it('tells a request with the method OPTIONS from its preflight', () => {
        const asked = { ...preflight(204, ALLOWED), headers: [['access-control-request-method', 'OPTIONS']] };
        const serverLog = [{ ...asked, responseHeaders: [...ALLOWED, ['Access-Control-Allow-Methods', 'OPTIONS']] }];
        expect(reasons({ serverLog: [...serverLog, entry('OPTIONS', 200)], request: { method: 'OPTIONS' } })).toEqual([
            'MissingAllowOriginHeader'
        ]);
    });

    it('claims nothing of a redirect to where no log is kept', () => {
        const diagnosis = conclude({ serverLog: [redirect('https://api.example/elsewhere')] });
        expect(diagnosis.certain).toBe(false);
    });
});
