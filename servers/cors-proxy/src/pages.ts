import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Upstream } from './upstreams.ts';

type CorsOptions = { [name: string]: unknown } & { origin: string[] | false };

/** Preflights are answered by @fastify/cors, on a route of their own: other requests do not pass through it. */
export async function addPreflights(
    app: FastifyInstance,
    origins: string[],
    upstreams: Map<string, Upstream>
): Promise<void> {
    const none: CorsOptions = { origin: false };
    const answers = new Map([...upstreams].map(([name, upstream]) => [name, corsOf(upstream, origins)]));
    await app.register(async (inner) => {
        await inner.register(
            cors,
            () => (request: FastifyRequest, callback: (error: Error | null, options: CorsOptions) => void) =>
                callback(null, answers.get(request.proxied?.upstream.name ?? '') ?? none)
        );
    });
}

/** Only pages on the list get this far; what they may do depends on the upstream. Cookies are never part of it. */
const corsOf = (upstream: Upstream, origins: string[]): CorsOptions => ({
    origin: origins,
    methods: upstream.methods,
    allowedHeaders: [...upstream.requestHeaders, 'authorization', 'traceparent'].join(', '),
    exposedHeaders: upstream.exposedHeaders,
    maxAge: 600,
    strictPreflight: true
});

/** What lets a page read the answer to its request. The origin is on the list: that was checked before. */
export const readableBy = (origin: string | undefined, { exposedHeaders }: Upstream): Record<string, string> => ({
    vary: 'Origin',
    'access-control-allow-origin': origin ?? 'null',
    'access-control-expose-headers': exposedHeaders
});
