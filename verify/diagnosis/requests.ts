import type { HeaderList, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Random } from '../browser/random.ts';

const SAFE_HEADERS: HeaderList = [
    ['Accept', 'application/json'],
    ['Accept-Language', 'de, en;q=0.5'],
    ['Content-Language', 'en']
];
const UNSAFE_HEADERS: HeaderList = [
    ['X-Api-Version', '2'],
    ['Authorization', 'Bearer t'],
    ['Content-Type', 'application/json']
];
export const UNSAFE_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Makes up requests to one address. */
export class Requests {
    private readonly random: Random;
    private readonly url: string;

    constructor(random: Random, url: string) {
        this.random = random;
        this.url = url;
    }

    simple(include = this.random.chance(0.2)): LaneRequest {
        const method = this.random.pick(['GET', 'GET', 'GET', 'HEAD', 'POST']);
        const headers: HeaderList = [
            ...this.random.some(SAFE_HEADERS, 1),
            ...(method === 'POST' ? [['Content-Type', 'text/plain'] as HeaderList[number]] : [])
        ];
        return {
            url: this.url,
            method,
            headers,
            credentials: include ? 'include' : this.random.pick(['omit', 'same-origin']),
            ...(method === 'POST' && { body: 'tea' })
        };
    }

    withoutCredentials(): LaneRequest {
        return { ...this.simple(false), method: 'GET', body: undefined };
    }

    /** `reason`: what the preflight is to fail for, as only some requests can. */
    preflighted(reason = ''): LaneRequest {
        const { random } = this;
        const include = needsCredentials(reason) || random.chance(0.2);
        const needsMethod = reason.startsWith('Method');
        const needsHeader = reason.startsWith('Header');
        const method = needsMethod || random.chance(0.6) ? random.pick(UNSAFE_METHODS) : 'GET';
        const isHeaderWanted = needsHeader || method === 'GET' || random.chance(0.5);
        return {
            url: this.url,
            method,
            headers: isHeaderWanted ? [random.pick(UNSAFE_HEADERS)] : [],
            credentials: include ? 'include' : 'same-origin',
            ...(method !== 'GET' && random.chance(0.5) && { body: '{"item":"tea"}' })
        };
    }

    any(): LaneRequest {
        return this.random.chance(0.3) ? this.preflighted() : this.simple();
    }
}

/** Whether a failure is one that only a request with credentials can have. */
export const needsCredentials = (reason: string): boolean => /Wildcard|Credentials/.test(reason);

/** Whether the browser asks first. */
export const isUnsafe = ({ method = 'GET', headers = [] }: LaneRequest): boolean =>
    UNSAFE_METHODS.includes(method) ||
    headers.some(([name, value]) => UNSAFE_HEADERS.some(([other, its]) => other === name && its === value));
