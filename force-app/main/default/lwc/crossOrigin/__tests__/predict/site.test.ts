import { registrableDomain } from '../../response';
import { seen } from './predicted';

describe('of one site', () => {
    it.each([
        ['api.example.com', 'example.com'],
        ['example.com', 'example.com'],
        ['a.b.shop.co.uk', 'shop.co.uk'],
        ['www.shop.com.au', 'shop.com.au'],
        ['uni.ac.at', 'uni.ac.at'],
        ['co.uk', 'co.uk'],
        ['api.co.example', 'co.example'],
        ['acme.github.io', 'acme.github.io'],
        ['api.acme.herokuapp.com', 'acme.herokuapp.com'],
        ['acme.vercel.app', 'acme.vercel.app'],
        ['acme.netlify.app', 'acme.netlify.app'],
        ['api.github.com', 'github.com'],
        ['xgithub.io', 'xgithub.io'],
        ['api.example.com.', 'example.com.'],
        ['localhost', 'localhost']
    ])('%s is of %s', (host, domain) => {
        expect(registrableDomain(host)).toBe(domain);
    });

    it.each([
        ['https://shop.co.uk', 'https://api.shop.co.uk/', 'opaque'],
        ['https://shop.co.uk', 'https://other.co.uk/', 'corp'],
        ['https://acme.github.io', 'https://other.github.io/', 'corp']
    ])('an answer of its own site alone, of a page at %s: %s is %s', (origin, url, said) => {
        const hops = [{ response: { status: 200, headers: [['Cross-Origin-Resource-Policy', 'same-site']] } }];
        expect(seen({ origin }, { url, destination: 'image' }, hops as never).split(',')[0]).toBe(said);
    });
});
