import type { Lane } from 'c/crossOrigin';
import type { CalloutTarget } from './types';

/** Targets that are the sample API: their calls carry a trace, and there is a log to ask. */
const SAMPLE_API = /^Sample_API/;
/** The origin in the sources until a deployment sets a real one. */
const PLACEHOLDER = /^https:\/\/[a-z-]+\.example\.com$/;

export const targetNamed = (targets: CalloutTarget[], name: string): CalloutTarget | undefined =>
    targets.find((target) => target.name === name);

export const isPlaceholder = ({ origin }: CalloutTarget): boolean => PLACEHOLDER.test(origin);

/** A request of one's own takes every way there is; through a proxy only where the org knows one. */
export function ownLanes(targets: CalloutTarget[]): Lane[] {
    const proxy = targetNamed(targets, 'CORS_Proxy');
    return ['direct', 'no-cors', 'apex', ...(proxy && !isPlaceholder(proxy) ? ['proxy' as const] : [])];
}

/** Whether calls to `url` are logged under their trace. */
export function isSampleApi(targets: CalloutTarget[], url: string): boolean {
    const origin = originOf(url);
    return targets.some((target) => SAMPLE_API.test(target.name) && target.origin === origin);
}

/** Where the log of a call to the sample API is asked for: always the listed target, as every port knows the log of all. */
export const logOriginOf = (targets: CalloutTarget[], url: string): string | undefined =>
    isSampleApi(targets, url) ? targetNamed(targets, 'Sample_API')?.origin : undefined;

export function originOf(url: string): string | undefined {
    try {
        return new URL(url, location.href).origin;
    } catch {
        return undefined;
    }
}
