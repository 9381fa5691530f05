import { askerOf } from '../../asker';
import { isSalesforceHost } from '../../endpoints';

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
        ['https://acme--uat.sandbox.my.salesforce-setup.com', 'lex'],
        ['https://acme.my.salesforce.com', 'lex'],
        ['https://acme--app.na1.my.salesforce.app', 'lex'],
        ['https://acme.lightning.crmforce.mil', 'lex'],
        ['https://acme--c.vf.crmforce.mil', 'visualforce'],
        ['https://acme.experience.crmforce.mil', 'site'],
        ['https://acme.my.salesforce-sites.com', 'site'],
        ['https://acme.live-preview.salesforce-experience.com', 'site'],
        ['https://help.salesforce.com', 'outside'],
        ['https://acme.my.salesforce.com.test', 'outside'],
        ['https://acme-my.salesforce.app', 'outside'],
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

describe('a host of Salesforce', () => {
    it.each([
        ['acme.my.salesforce.com', true],
        ['acme.lightning.force.com', true],
        ['acme.my.site.com', true],
        ['acme.my.salesforce-setup.com', true],
        ['acme.my.salesforce-sites.com', true],
        ['acme.my.salesforce.mil', true],
        ['acme.experience.crmforce.mil', true],
        ['acme.my.salesforce.com.test', false],
        ['www.army.mil', false],
        ['*.my.salesforce.com', false],
        ['salesforce.com', false],
        ['.force.com', false],
        ['acme-force.com', false]
    ])('%s: %s', (host, is) => {
        expect(isSalesforceHost(host)).toBe(is);
    });
});
