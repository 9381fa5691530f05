import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Built, PageBuild } from './build.ts';
import { buildErrorHtml, pageHtml } from './html.ts';

const require = createRequire(import.meta.url);
const ASSETS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'assets');
const SLDS = path.join(
    path.dirname(require.resolve('@salesforce-ux/design-system-2/package.json')),
    'dist/css/bundled'
);

/** The page around a built script, under its policy; or why the script was not built. `reportOnly`: a policy that blocks nothing. */
export function sendPage(
    reply: FastifyReply,
    { bundle, problem }: Built,
    title: string,
    policy: string,
    reportOnly?: string
): FastifyReply {
    if (reportOnly !== undefined) {
        reply.header('content-security-policy-report-only', reportOnly);
    }
    reply
        .header('content-security-policy', policy)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'origin-when-cross-origin')
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8');
    return bundle
        ? reply.send(pageHtml(bundle.fileName, title))
        : reply.code(500).send(buildErrorHtml(problem ?? '', title));
}

/** What a page asks for next: its script, the Lightning Design System, its icon. */
export async function servePageAssets(server: FastifyInstance, page: PageBuild): Promise<void> {
    server.get<{ Params: { hash: string } }>('/assets/page.:hash.js', async (request, reply) => {
        const current = await page.find(`page.${request.params.hash}.js`);
        return current
            ? reply
                  .type('text/javascript; charset=utf-8')
                  .header('cache-control', 'max-age=31536000, immutable')
                  .send(current.code)
            : reply.code(404).send({ message: 'This build of the page is gone. Reload the page.' });
    });
    server.get('/assets/slds.css', (_request, reply) => reply.sendFile('slds2.cosmos.css'));
    await server.register(fastifyStatic, { root: [ASSETS, SLDS], prefix: '/assets/', index: false });
}
