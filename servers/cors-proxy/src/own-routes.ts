import type { FastifyInstance } from 'fastify';
import { ProxyError } from './errors.ts';
import { checkKey } from './guard.ts';
import type { Metrics } from './metrics.ts';
import type { CorsProxyOptions } from './options.ts';
import type { SharedState } from './shared.ts';
import type { Tokens } from './tokens.ts';
import type { Upstream } from './upstreams.ts';

interface Parts {
    options: CorsProxyOptions;
    upstreams: Map<string, Upstream>;
    state: SharedState;
    metrics: Metrics;
    tokens?: Tokens;
    isStopping(): boolean;
}

const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength });
const OPEN = {
    type: 'object',
    required: ['user', 'upstream'],
    additionalProperties: false,
    properties: { user: text(255), upstream: text(63) }
};
const CLOSE = {
    type: 'object',
    required: ['token', 'upstream'],
    additionalProperties: false,
    properties: { token: text(2_048), upstream: text(63) }
};

/** The paths of the proxy itself: its health, its figures, and tokens for those who hold the key. */
export function addOwnRoutes(app: FastifyInstance, parts: Parts): void {
    const { options, upstreams, state, metrics, tokens, isStopping } = parts;
    const unlimited = { config: { rateLimit: false } };

    app.get('/healthz', unlimited, async () => ({ status: 'ok', limits: state.mode() }));

    app.get('/readyz', unlimited, async (_request, reply) => {
        const isReady = !isStopping();
        return reply.code(isReady ? 200 : 503).send({ ready: isReady, limits: state.mode() });
    });

    app.get('/metrics', unlimited, async (request, reply) => {
        checkKey(request, options.metricsKey);
        return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });

    const asKeyHolder = {
        onRequest: async (request: Parameters<typeof checkKey>[0]) => checkKey(request, options.sessionKey)
    };

    app.post<{ Body: { user: string; upstream: string } }>(
        '/session',
        { ...asKeyHolder, schema: { body: OPEN } },
        async (request, reply) => {
            const { user, upstream } = request.body;
            if (!tokens || !upstreams.has(upstream)) {
                throw new ProxyError(404, 'unknown-upstream', 'There is no upstream of that name.');
            }
            return reply.header('cache-control', 'no-store').send(await tokens.issue(user, upstream));
        }
    );

    app.delete<{ Body: { token: string; upstream: string } }>(
        '/session',
        { ...asKeyHolder, schema: { body: CLOSE } },
        async (request, reply) => {
            await tokens?.revoke(request.body.token, request.body.upstream);
            return reply.code(204).send();
        }
    );
}
