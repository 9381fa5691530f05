import { readFileSync } from 'node:fs';
import { startCorsProxy, type CorsProxyOptions, type UpstreamOptions } from './index.ts';

const { env } = process;

/** `UPSTREAMS`: the JSON itself; `UPSTREAMS_FILE`: a file that holds it. Neither: nothing can be reached. */
function upstreamsFrom(): Record<string, UpstreamOptions> {
    const text = env.UPSTREAMS ?? (env.UPSTREAMS_FILE ? readFileSync(env.UPSTREAMS_FILE, 'utf8') : '{}');
    return JSON.parse(text) as Record<string, UpstreamOptions>;
}

const list = (text: string | undefined): string[] =>
    (text ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean);

const options: CorsProxyOptions = {
    port: Number(env.PORT ?? 3003),
    // A platform that runs us in a container of its own reaches us by its outer address.
    host: env.HOST ?? (env.DYNO ? '0.0.0.0' : '127.0.0.1'),
    upstreams: upstreamsFrom(),
    origins: list(env.ALLOWED_ORIGINS),
    ...(env.PROXY_HOSTS && { hosts: list(env.PROXY_HOSTS) }),
    ...(env.TOKEN_SECRET && { tokenSecret: env.TOKEN_SECRET }),
    ...(env.SESSION_KEY && { sessionKey: env.SESSION_KEY }),
    ...(env.METRICS_KEY && { metricsKey: env.METRICS_KEY }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    redisTls: {
        ...(env.REDIS_CA_FILE && { ca: readFileSync(env.REDIS_CA_FILE, 'utf8') }),
        unverified: env.REDIS_TLS_REJECT_UNAUTHORIZED === '0'
    },
    ...((env.TRUSTED_HOPS ?? env.DYNO) && { trustedHops: Number(env.TRUSTED_HOPS ?? 1) }),
    allowLoopback: env.ALLOW_LOOPBACK === 'development-only',
    ...(env.RATE_LIMIT && { limits: { rate: Number(env.RATE_LIMIT) } })
};

const proxy = await startCorsProxy(options);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void proxy.close().then(() => process.exit(0)));
}
