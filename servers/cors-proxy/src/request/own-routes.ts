import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyError, type FastifyRequest } from 'fastify';
import { addressKey, addressOf } from './caller.ts';
import type { CorsProxyOptions } from '../configuration/options.ts';
import { ProxyError } from '../errors.ts';
import { checkHost, checkMessage, holdsKey, hostOf, keyRefused } from './guard.ts';
import type { SharedState } from '../limits/local-state.ts';
import type { Metrics } from '../telling/metrics.ts';
import type { Rates } from '../limits/rates.ts';
import type { Tokens } from '../limits/tokens.ts';
import type { Upstream } from '../upstream/upstreams.ts';

interface Parts {
    options: CorsProxyOptions;
    upstreams: Map<string, Upstream>;
    state: SharedState;
    metrics: Metrics;
    rates: Rates;
    tokens?: Tokens;
    isStopping(): boolean;
    /** Answers a request of `raw` that is refused. */
    refuse(raw: IncomingMessage, error: Error): void;
}

const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength });
const OPEN = {
    type: 'object',
    required: ['user', 'upstream'],
    additionalProperties: false,
    properties: { user: text(255), upstream: text(63) }
};
/** `upstream` is taken, and not needed: a token is revoked whichever it is for. */
const CLOSE = {
    type: 'object',
    required: ['token'],
    additionalProperties: false,
    properties: { token: text(2_048), upstream: text(63) }
};

/** Whatever a probe writes behind it. */
export const isOwnPath = (url = ''): boolean => /^\/(healthz|readyz|metrics|session)\/?(\?|$)/.test(url);

/** The paths of the proxy itself: its health, its figures, and tokens for those who hold the key. */
export async function ownRoutes(parts: Parts): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
    const { options, upstreams, state, metrics, rates, tokens, isStopping } = parts;
    const hosts = options.hosts && new Set(options.hosts.map(hostOf));
    const app = Fastify({
        logger: false,
        bodyLimit: 4_096,
        return503OnClosing: false,
        routerOptions: { ignoreTrailingSlash: true }
    });

    app.setErrorHandler<FastifyError>((error, request, reply) => {
        reply.hijack();
        parts.refuse(request.raw, ownError(error));
    });
    app.setNotFoundHandler(async (request) => {
        await rates.address(keyOf(request));
        throw new ProxyError(404, 'not-found', 'There is nothing here.');
    });
    app.addHook('onRequest', async ({ raw }) => checkMessage(raw));

    app.get('/healthz', async () => ({ status: 'ok', limits: state.mode() }));

    app.get('/readyz', async (_request, reply) => {
        const isReady = !isStopping();
        return reply.code(isReady ? 200 : 503).send({ ready: isReady, limits: state.mode() });
    });

    const keyOf = ({ raw }: FastifyRequest): string => addressKey(addressOf(raw, options.trustedHops ?? 0));

    /** A wrong key counts for its address, twice over: as a request, and as a guess. */
    const needsKey =
        (key: string | undefined, counted: () => void | Promise<void>) => async (request: FastifyRequest) => {
            const address = keyOf(request);
            rates.mayTryKey(address);
            const isRight = attempt(() => holdsKey(request.raw, key));
            if (isRight === true) {
                await counted();
                return;
            }
            if (isRight === false) {
                rates.wrongKey(address);
            }
            await rates.address(address);
            throw isRight || keyRefused();
        };

    app.get('/metrics', { onRequest: needsKey(options.metricsKey, () => undefined) }, async (_request, reply) => {
        return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });

    const onRequest = [
        async ({ raw }: FastifyRequest) => checkHost(raw, hosts),
        needsKey(options.sessionKey, () => rates.sessions())
    ];

    app.post<{ Body: { user: string; upstream: string } }>(
        '/session',
        { onRequest, schema: { body: OPEN } },
        async (request, reply) => {
            const { user, upstream } = request.body;
            if (!tokens || !upstreams.has(upstream)) {
                throw new ProxyError(404, 'unknown-upstream', 'There is no upstream of that name.');
            }
            return reply.header('cache-control', 'no-store').send(await tokens.issue(user, upstream));
        }
    );

    app.delete<{ Body: { token: string } }>(
        '/session',
        { onRequest, schema: { body: CLOSE } },
        async (request, reply) => {
            if (tokens && !(await tokens.revoke(request.body.token))) {
                throw new ProxyError(
                    503,
                    'revocation-pending',
                    'This instance refuses the token; the others are told as soon as Redis takes it. Send it again to be sure.',
                    { headers: { 'retry-after': '2' } }
                );
            }
            return reply.code(204).send();
        }
    );

    await app.ready();
    return (request, response) => app.routing(request, response);
}

function attempt(check: () => boolean): boolean | ProxyError {
    try {
        return check();
    } catch (error) {
        return error as ProxyError;
    }
}

/** An error of Fastify says what is wrong with a body; one of ours is told as it is; any other is not told. */
function ownError(error: FastifyError): Error {
    const status = error.statusCode ?? 500;
    return error instanceof ProxyError || status >= 500 ? error : new ProxyError(status, 'bad-request', error.message);
}
