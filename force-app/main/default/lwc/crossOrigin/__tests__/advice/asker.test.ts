import { askerOf } from '../../asker';

describe('whose page it is, by its origin', () => {
    it.each([
        ['https://acme.lightning.force.com', 'lex'],
        ['https://acme.lightning.force.com:8443', 'lex'],
        ['https://acme--c.vf.force.com', 'visualforce'],
        ['https://acme--c.visualforce.com:8443', 'visualforce'],
        ['https://acme.my.site.com', 'site'],
        ['https://acme.my.site.com:8443', 'site'],
        ['https://acme.lightning.force.com.test', 'outside'],
        ['https://acme.visualforce.com.test', 'outside'],
        ['https://acme.my.site.com.test', 'outside'],
        ['null', 'outside']
    ])('%s: %s', (origin, asker) => {
        expect(askerOf({ origin, policies: [] })).toBe(asker);
    });

    it('what the caller knows comes first', () => {
        expect(askerOf({ origin: 'https://acme.lightning.force.com', policies: [], context: 'outside' })).toBe(
            'outside'
        );
    });
});
