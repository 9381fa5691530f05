import type { IncomingMessage } from 'node:http';
import type { Dispatcher } from 'undici';
import { addressKey, addressOf } from './caller.ts';
import type { Limits } from '../configuration/limits.ts';
import type { CorsProxyOptions } from '../configuration/options.ts';
import { ProxyError } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import { forward } from '../upstream/forward.ts';
import { checkHost, checkMessage, hostOf } from './guard.ts';
import type { Metrics } from '../telling/metrics.ts';
import { answerPreflight, originRefused, readableBy, type Pages } from './pages.ts';
import type { Rates } from '../limits/rates.ts';
import { Shares } from '../limits/shares.ts';
import { readTarget, type Target } from './target.ts';
import type { Holder, Tokens } from '../limits/tokens.ts';
import type { Upstream } from '../upstream/upstreams.ts';

export interface ProxiedParts {
    options: CorsProxyOptions;
    limits: Limits;
    upstreams: Map<string, Upstream>;
    pools: Map<string, Dispatcher>;
    pages: Pages;
    rates: Rates;
    metrics: Metrics;
    tokens?: Tokens;
}

interface Asked {
    target: Target;
    upstream: Upstream;
}

/** Requests for upstreams: the checks in their order, then the call. */
export class Proxied {
    private readonly parts: ProxiedParts;
    private readonly hosts?: ReadonlySet<string>;
    private readonly hops: number;
    private readonly byAddress: Shares;
    private readonly byUser: Shares;
    private readonly byUpstream: Shares;
    private readonly leftByUpstream: Shares;

    constructor(parts: ProxiedParts) {
        const { options, limits } = parts;
        this.parts = parts;
        this.hops = options.trustedHops ?? 0;
        this.hosts = options.hosts && new Set(options.hosts.map(hostOf));
        this.byAddress = new Shares(limits.callsPerAddress);
        this.byUser = new Shares(limits.callsPerUser);
        this.byUpstream = new Shares(limits.callsPerUpstream);
        this.leftByUpstream = new Shares(limits.callsPerUpstream);
    }

    /** Throws a ProxyError for a request that is refused. A promise only where somebody else is asked. */
    serve(exchange: Exchange): void | Promise<void> {
        const { metrics, pages, rates } = this.parts;
        const { request } = exchange;
        metrics.underWay += 1;
        exchange.onEnd(() => (metrics.underWay -= 1));
        const isServed = pages.welcome(exchange);
        // A refusal counts, too: it is thrown after the count.
        const asked = attempt(() => this.read(request, isServed));
        if (!(asked instanceof ProxyError)) {
            exchange.upstream = asked.upstream.name;
        }
        const address = addressKey(addressOf(request, this.hops));
        if (!(asked instanceof ProxyError) && asked.upstream.needsToken) {
            return this.serveHolder(exchange, asked, address);
        }
        const counted = rates.address(address);
        return counted
            ? counted.then(() => this.answer(exchange, asked, address))
            : this.answer(exchange, asked, address);
    }

    private async serveHolder(exchange: Exchange, asked: Asked, address: string): Promise<void> {
        const { rates, tokens } = this.parts;
        const { method, headers } = exchange.request;
        const holder = await tokens?.read(headers.authorization, asked.upstream.name);
        const counted = holder ? rates.user(holder.user) : rates.address(address);
        const revoked = holder && tokens ? tokens.isRevoked(holder) : false;
        const [, isRevoked] = await Promise.all([counted, revoked]);
        if (method !== 'OPTIONS' && (!holder || isRevoked)) {
            throw tokenRefused();
        }
        this.answer(exchange, asked, address, holder);
    }

    private answer(exchange: Exchange, asked: Asked | ProxyError, address: string, holder?: Holder): void {
        if (asked instanceof ProxyError) {
            throw asked;
        }
        if (exchange.request.method === 'OPTIONS') {
            answerPreflight(exchange, asked.upstream);
        } else if (!exchange.isOver) {
            // Nothing is called for a caller who is gone.
            this.call(exchange, asked, address, holder);
        }
    }

    private read(request: IncomingMessage, isServed: boolean): Asked {
        const { method = '' } = request;
        checkMessage(request);
        checkHost(request, this.hosts);
        const target = readTarget(request.url ?? '');
        if (!isServed) {
            throw originRefused();
        }
        const upstream = this.parts.upstreams.get(target.upstream);
        if (!upstream) {
            throw new ProxyError(404, 'unknown-upstream', 'There is no upstream of that name.');
        }
        if (method !== 'OPTIONS' && !upstream.methods.includes(method)) {
            const allow = upstream.methods.join(', ');
            throw new ProxyError(405, 'method-refused', `This upstream is called with ${allow} only.`, {
                headers: { allow }
            });
        }
        checkBody(request, this.parts.limits.requestBytes);
        return { target, upstream };
    }

    /**
     * Takes the places of a call, which its end gives back. The upstream's is kept until undici is through with it: it forgets no
     * call that waits for a connection, even one that its caller has left. Those have places of their own.
     */
    private call(exchange: Exchange, { target, upstream }: Asked, address: string, holder: Holder | undefined): void {
        const { limits, metrics, pools } = this.parts;
        if (metrics.underWay > limits.concurrency) {
            throw busy('Too many requests are under way.');
        }
        const ofCaller = holder ? this.byUser.take(holder.user) : this.byAddress.take(address);
        if (!ofCaller) {
            throw busy(`Too many requests of this ${holder ? 'user' : 'address'} are under way.`);
        }
        exchange.onEnd(ofCaller);
        const ofUpstream = this.byUpstream.take(upstream.name);
        if (!ofUpstream) {
            throw busy('Too many requests of this upstream are under way.');
        }
        const { origin } = exchange.request.headers;
        exchange.readableBy(readableBy(origin ?? 'null', upstream.exposedHeaders));
        let left: (() => void) | undefined;
        forward(exchange, upstream, target, pools.get(upstream.name) as Dispatcher, limits, {
            leftUnbegun: () => {
                left = this.leftByUpstream.take(upstream.name);
                if (left) {
                    ofUpstream();
                }
            },
            settled: () => {
                ofUpstream();
                left?.();
            }
        });
    }
}

function checkBody({ method, headers }: IncomingMessage, most: number): void {
    const length = headers['content-length'];
    if (Number(length) > most) {
        throw new ProxyError(413, 'request-too-large', 'The request body is too large.');
    }
    const hasBody = Number(length) > 0 || headers['transfer-encoding'] !== undefined;
    if (hasBody && (method === 'GET' || method === 'HEAD')) {
        throw new ProxyError(400, 'unexpected-body', `A ${method} request has no body.`);
    }
}

const busy = (message: string): ProxyError => new ProxyError(503, 'busy', message, { headers: { 'retry-after': '1' } });

const tokenRefused = (): ProxyError =>
    new ProxyError(401, 'token-refused', 'This upstream needs a valid token: Authorization: Bearer TOKEN.', {
        headers: { 'www-authenticate': 'Bearer' }
    });

function attempt<T>(check: () => T): T | ProxyError {
    try {
        return check();
    } catch (error) {
        if (error instanceof ProxyError) {
            return error;
        }
        throw error;
    }
}
