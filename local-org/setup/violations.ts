import { nameFromOrigin } from './names.ts';

/** Browser reports of one origin and directive, counted. */
export interface Violation {
    directive: string;
    /** `Reported`: it was loaded, and would be blocked under the updated directives. */
    impact: 'Blocked' | 'Reported';
    /** Origin of what was asked for. */
    blocked: string;
    /** Path of the page that asked for it. */
    page: string;
    count: number;
    /** Milliseconds since the epoch. */
    lastSeen: number;
}

const MAX_ENTRIES = 100;
const MAX_TEXT = 300;

/**
 * What the platform's list records, as the Object Reference documents it (BrowserPolicyViolation): images, fonts and frames. A call of
 * a script, which connect-src stops, is not on it; the browser's console shows that.
 */
const RECORDED = ['img-src', 'font-src', 'frame-src'];

/** What the browser reported about the page's policy, the latest first. Bounded: the oldest entry makes room. */
export class Violations {
    private readonly entries = new Map<string, Violation>();

    /** Takes the body of a CSP report, and keeps what is recorded; anything else is answered with false. */
    add(body: unknown, now = Date.now()): boolean {
        const report = (body as { 'csp-report'?: Record<string, unknown> } | null)?.['csp-report'];
        const directive = textOf(report?.['effective-directive'] ?? report?.['violated-directive']).split(' ')[0];
        if (!report || directive === '') {
            return false;
        }
        if (!RECORDED.includes(directive)) {
            return true;
        }
        const impact = report.disposition === 'report' ? 'Reported' : 'Blocked';
        const blocked = originOf(textOf(report['blocked-uri']));
        const page = pathOf(textOf(report['document-uri']));
        const key = JSON.stringify([directive, impact, blocked, page]);
        const count = (this.entries.get(key)?.count ?? 0) + 1;
        this.entries.delete(key);
        this.entries.set(key, { directive, impact, blocked, page, count, lastSeen: now });
        if (this.entries.size > MAX_ENTRIES) {
            this.entries.delete(this.entries.keys().next().value as string);
        }
        return true;
    }

    list(): Violation[] {
        return [...this.entries.values()].reverse();
    }

    clear(): void {
        this.entries.clear();
    }
}

const DIRECTIVE_FIELDS: Record<string, string> = {
    'font-src': 'isApplicableToFontSrc',
    'frame-src': 'isApplicableToFrameSrc',
    'img-src': 'isApplicableToImgSrc'
};

/** Where the trusted URL that would allow it is created; undefined when no trusted URL can. */
export function trustLink({ directive, blocked }: Violation): string | undefined {
    if (!/^https?:\/\//.test(blocked)) {
        return undefined;
    }
    const query = new URLSearchParams({ endpointUrl: blocked, name: nameFromOrigin(blocked) });
    query.set('isApplicableToConnectSrc', 'false');
    query.set(DIRECTIVE_FIELDS[directive], 'true');
    return `/setup/trusted-urls/new?${query.toString()}`;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '');

function originOf(address: string): string {
    if (!URL.canParse(address)) {
        return address;
    }
    const { origin, protocol } = new URL(address);
    return origin === 'null' ? protocol : origin;
}

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);
