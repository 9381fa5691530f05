import type { FetchRequest, HeaderList, Hop } from 'c/crossOrigin';

const ACAO = 'Access-Control-Allow-Origin';

/**
 * The answer that a browser's message speaks of, as far as its words give it away: with the value that it quotes the engine finds what
 * is wrong with that value. Undefined where the words name no value.
 */
export function answerOf(reason: string, values: Record<string, string>, request: FetchRequest): Hop | undefined {
    const isPreflight = reason.startsWith('Preflight');
    const headers = headersOf(reason.replace(/^Preflight/, ''), values, request);
    if (!headers) {
        return undefined;
    }
    const answer = { status: Number(values.status ?? (isPreflight ? 204 : 200)), headers };
    return isPreflight ? { preflight: answer } : { response: answer };
}

function headersOf(reason: string, { value }: Record<string, string>, request: FetchRequest): HeaderList | undefined {
    switch (reason) {
        case 'MissingAllowOriginHeader':
            return [];
        case 'AllowOriginMismatch':
        case 'InvalidAllowOriginValue':
        case 'MultipleAllowOriginValues':
            return value === undefined ? undefined : [[ACAO, value]];
        case 'WildcardOriginNotAllowed':
            return request.credentials === 'include' ? [[ACAO, '*']] : undefined;
        default:
            return undefined;
    }
}

/** What the words of a browser give away of the request: the header or the method that was refused, whether credentials went along, a worker. */
export function requestTold(
    reason: string,
    { header, method, value, worker }: Record<string, string>
): Partial<FetchRequest> {
    const [refusedHeader, refusedMethod] = [header ?? value, method ?? value];
    switch (reason.replace(/^Preflight/, '')) {
        case 'HeaderDisallowedByPreflightResponse':
            return refusedHeader === undefined ? {} : { headers: [[refusedHeader, 'x']] };
        case 'MethodDisallowedByPreflightResponse':
            return refusedMethod === undefined ? {} : { method: refusedMethod };
        case 'WildcardOriginNotAllowed':
        case 'InvalidAllowCredentials':
            return { credentials: 'include' };
        case 'DisallowedByMode':
            return worker === undefined ? {} : { destination: 'worker' };
        default:
            return {};
    }
}

/** What a request is for, by the directive that stopped it. */
const DESTINATIONS: Record<string, FetchRequest['destination']> = {
    'img-src': 'image',
    'font-src': 'font',
    'style-src': 'style',
    'style-src-elem': 'style',
    'script-src': 'script',
    'script-src-elem': 'script',
    'worker-src': 'worker',
    'frame-src': 'iframe',
    'child-src': 'iframe',
    'media-src': 'video',
    'form-action': 'form'
};

/**
 * The request and the policy that a violation of `directive` speaks of: `connect-src 'self'`, or the name alone; `effective` is the
 * directive for which that of the policy, `default-src`, stood in.
 */
export function violated({ directive = '', effective }: Record<string, string>): {
    destination?: FetchRequest['destination'];
    policies: string[];
} {
    const name = effective ?? directive.trim().split(/\s+/)[0];
    const destination = DESTINATIONS[name.toLowerCase()];
    return { ...(destination && { destination }), policies: /\s/.test(directive.trim()) ? [directive.trim()] : [] };
}
