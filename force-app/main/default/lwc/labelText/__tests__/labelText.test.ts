import { fill, gateName, laneName, outcomeName } from 'c/labelText';

describe('c-label-text', () => {
    it('fills the places of a label in any order', () => {
        expect(fill('{1} of {0}', 7, 'one')).toBe('one of 7');
    });

    it('leaves a place empty for which there is no value', () => {
        expect(fill('a {0} b {2}', 'x')).toBe('a x b ');
    });

    it('has a name for each word of the engine', () => {
        expect([gateName('csp'), laneName('no-cors'), outcomeName('opaque')]).toEqual([
            'c.Gate_Csp',
            'c.Lane_NoCors',
            'c.Outcome_Opaque'
        ]);
    });
});
