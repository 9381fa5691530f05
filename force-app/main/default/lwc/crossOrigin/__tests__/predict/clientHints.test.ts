import { isClientHint, isLeftOffByRedirects } from '../../clientHints';

describe('a client hint is one by its value too', () => {
    it.each([
        ['save-data', 'on', true],
        ['save-data', 'ON', true],
        ['save-data', 'off', false],
        ['ect', 'slow-2g', true],
        ['ect', '4g', true],
        ['ect', 'x4g', false],
        ['ect', '4gx', false],
        ['ect', '5g', false],
        ['rtt', '100', true],
        ['downlink', '10.25', true],
        ['downlink', '10.', false],
        ['downlink', '-1', false],
        ['dpr', '2x', false],
        ['width', '', false],
        ['x-width', '1', false]
    ])('%s: %s', (name, value, is) => {
        expect(isClientHint(name, value)).toBe(is);
    });

    it.each(['ect', 'rtt', 'downlink', 'dpr'])('%s is left off by redirects', (name) => {
        expect(isLeftOffByRedirects(name)).toBe(true);
    });
    it('Save-Data is not', () => {
        expect(isLeftOffByRedirects('save-data')).toBe(false);
    });
});
