import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policyFor, type TrustedSite } from './index.ts';

const trusted = (host: string, context: string, isActive = true): TrustedSite => ({
    name: host,
    endpointUrl: `https://${host}`,
    isActive,
    context,
    isApplicableToConnectSrc: true,
    isApplicableToFontSrc: false,
    isApplicableToFrameSrc: false,
    isApplicableToImgSrc: false,
    isApplicableToMediaSrc: false,
    isApplicableToStyleSrc: false
});

const SITES = [
    trusted('lex.example', 'LEX'),
    trusted('site.example', 'Communities'),
    trusted('vf.example', 'VisualForce'),
    trusted('all.example', 'All'),
    trusted('off.example', 'All', false)
];

const directive = (policy: string | undefined, name: string): string =>
    policy?.split('; ').find((part) => part.startsWith(`${name} `)) ?? '';
const hosts = (policy: string | undefined, name: string): string[] =>
    directive(policy, name).match(/\w+\.example/g) ?? [];

describe('the policy of a page', () => {
    it('has the active trusted URLs of its own context and of all contexts', () => {
        assert.deepEqual(hosts(policyFor('LEX', SITES), 'connect-src'), ['lex.example', 'all.example']);
        assert.deepEqual(hosts(policyFor('Communities', SITES), 'connect-src'), ['site.example', 'all.example']);
        assert.deepEqual(hosts(policyFor('VisualForce', SITES, { cspHeader: true }), 'connect-src'), [
            'vf.example',
            'all.example'
        ]);
    });

    it('opens images, fonts and frames of any host only where the updated directives are off', () => {
        assert.match(directive(policyFor('LEX', SITES, { directives: 'older' }), 'img-src'), / https:/);
        assert.doesNotMatch(directive(policyFor('LEX', SITES), 'img-src'), / https:/);
    });

    it('opens the scripts of a site by its own list, and inline ones at the relaxed level', () => {
        const settings = { siteScripts: ['https://cdn.example'] };
        assert.equal(
            directive(policyFor('Communities', SITES, settings), 'script-src'),
            "script-src 'self' https://cdn.example"
        );
        assert.match(
            directive(policyFor('Communities', SITES, { ...settings, siteLevel: 'relaxed' }), 'script-src'),
            /'unsafe-inline'/
        );
        assert.equal(policyFor('Communities', SITES, { siteLevel: 'any-host' }), undefined);
    });

    it('is missing from a Visualforce page that does not ask for one', () => {
        assert.equal(policyFor('VisualForce', SITES), undefined);
    });

    it('is asked for by the engine’s words for a page too', () => {
        assert.equal(policyFor('lex', SITES), policyFor('LEX', SITES));
        assert.equal(policyFor('site', SITES), policyFor('Communities', SITES));
        assert.equal(
            policyFor('visualforce', SITES, { cspHeader: true }),
            policyFor('VisualForce', SITES, { cspHeader: true })
        );
    });

    it('leaves out an entry that is no URL', () => {
        const malformed = [
            '{subdomain}.bad.example',
            'mal^formed.bad.example',
            'a b.bad.example',
            'x;script-src *',
            ''
        ];
        const wellFormed = ['*.good.example', 'good.example:8443', 'good.example/path/', '[::1]:8080'];
        const policy = policyFor(
            'LEX',
            [...malformed, ...wellFormed].map((host) => trusted(host, 'All'))
        );
        assert.equal(
            directive(policy, 'connect-src'),
            ["connect-src 'self' blob:", ...wellFormed.map((host) => `https://${host}`)].join(' ')
        );
        assert.match(
            directive(policyFor('LEX', [{ ...trusted('', 'All'), endpointUrl: '*.bare.example' }]), 'connect-src'),
            / \*\.bare\.example$/
        );
    });
});
