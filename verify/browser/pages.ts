import type { HeaderList, PageContext } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { spaceOf } from './hosts.ts';
import { PAGES, SECURE_PAGES, SOURCES } from './material.ts';
import type { Random } from './random.ts';

/** Where a sandboxed page comes from: its origin does not say. */
export const SANDBOXED = { true: 'https://page.test', false: 'http://page.test' };

const DIRECTIVES = [
    'connect-src',
    'connect-src',
    'Connect-Src',
    'default-src',
    'img-src',
    'media-src',
    'font-src',
    'style-src',
    'style-src-elem',
    'script-src',
    'script-src-elem',
    'worker-src',
    'child-src',
    'frame-src',
    'form-action'
];

/** A random page, in one of three networks, with or without what its answers may say: policies, an upgrade, an embedder policy. */
export function generatePage(random: Random, https: boolean): PageContext {
    const isSecure = https && random.chance(0.5);
    const origin = isSecure && random.chance(0.9) ? random.pick(SECURE_PAGES) : random.pick(PAGES);
    // Where http goes on as https no port may speak http.
    const upgrade =
        https && random.chance(0.12) && !origin.endsWith(':8080')
            ? [random.pick(['upgrade-insecure-requests', 'Upgrade-Insecure-Requests;'])]
            : [];
    const embedderPolicy = random.chance(0.1) ? random.pick(['require-corp', 'credentialless'] as const) : undefined;
    const permission = random.pick([undefined, 'granted', 'granted', 'denied', 'prompt'] as const);
    return {
        origin,
        policies: [...upgrade, ...(random.chance(0.3) ? policies(random, origin) : [])],
        ...(origin === 'null' ? { isSecure } : { addressSpace: spaceOf(new URL(origin).hostname) }),
        ...(permission ? { localNetworkAccess: permission } : {}),
        ...(embedderPolicy ? { embedderPolicy } : {})
    };
}

/** An opaque origin does not say where its page came from, so 'self' has no answer there. */
function policies(random: Random, origin: string): string[] {
    const known = origin === 'null' ? SOURCES.filter((source) => !/self/i.test(source)) : SOURCES;
    if (random.chance(0.3)) {
        // One host alone: what it redirects to is stopped there.
        return [`${random.pick(['connect-src', 'default-src'])} http://api.test:* https://api.test:* ws://api.test:*`];
    }
    return Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => {
        const parts = Array.from({ length: 1 + random.below(3) }, () => {
            const sources = random.some(known, 5).join(random.pick([' ', '  ', '\t']));
            return `${random.pick(DIRECTIVES)} ${sources}`;
        });
        const before = random.pick(['', '', "img-src 'none';", "default-src 'none'; ", ';']);
        const after = random.pick(['', '', ';', "; connect-src 'none'", "; default-src 'none'"]);
        return `${before}${parts.join('; ')}${after}`;
    });
}

/** Where the page is opened, and the headers that it comes with. */
export function served(page: PageContext, id: number): { url: string; headers: HeaderList } {
    const isOpaque = page.origin === 'null';
    const origin = isOpaque ? SANDBOXED[`${page.isSecure === true}`] : page.origin;
    const policies = [...page.policies, ...(isOpaque ? ['sandbox allow-scripts allow-forms'] : [])];
    return {
        url: `${origin}/page?${id}`,
        headers: [
            ...policies.map((text): [string, string] => ['Content-Security-Policy', text]),
            ...(page.embedderPolicy ? [['Cross-Origin-Embedder-Policy', page.embedderPolicy] as [string, string]] : [])
        ]
    };
}
