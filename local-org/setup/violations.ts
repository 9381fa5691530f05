import { nameFromOrigin } from './names.ts';

/** Browser reports of one blocked origin and directive, counted. */
export interface Violation {
    directive: string;
    /** Origin of what was blocked, or the browser's word for it, such as `inline`. */
    blocked: string;
    /** Path of the page that was kept from it. */
    page: string;
    count: number;
    /** Milliseconds since the epoch. */
    lastSeen: number;
}

const MAX_ENTRIES = 100;
const MAX_TEXT = 300;

/** What the browser reported about the page's policy, the latest first. Bounded: the oldest entry makes room. */
export class Violations {
    private readonly entries = new Map<string, Violation>();

    /** Takes the body of a CSP report; anything else is ignored and answered with false. */
    add(body: unknown, now = Date.now()): boolean {
        const report = (body as { 'csp-report'?: Record<string, unknown> } | null)?.['csp-report'];
        const directive = textOf(report?.['effective-directive'] ?? report?.['violated-directive']).split(' ')[0];
        if (!report || directive === '' || report.disposition === 'report') {
            return false;
        }
        const blocked = originOf(textOf(report['blocked-uri']));
        const page = pathOf(textOf(report['document-uri']));
        const key = JSON.stringify([directive, blocked, page]);
        const count = (this.entries.get(key)?.count ?? 0) + 1;
        this.entries.delete(key);
        this.entries.set(key, { directive, blocked, page, count, lastSeen: now });
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
    'connect-src': 'isApplicableToConnectSrc',
    'font-src': 'isApplicableToFontSrc',
    'frame-src': 'isApplicableToFrameSrc',
    'img-src': 'isApplicableToImgSrc',
    'media-src': 'isApplicableToMediaSrc',
    'style-src': 'isApplicableToStyleSrc'
};

/** Where the trusted URL that would allow it is created; undefined when no trusted URL can. */
export function trustLink({ directive, blocked }: Violation): string | undefined {
    const field = DIRECTIVE_FIELDS[directive.replace(/-(elem|attr)$/, '')];
    if (!field || !/^(https?|wss?):\/\//.test(blocked)) {
        return undefined;
    }
    const query = new URLSearchParams({ endpointUrl: blocked, name: nameFromOrigin(blocked) });
    query.set('isApplicableToConnectSrc', String(field === 'isApplicableToConnectSrc'));
    query.set(field, 'true');
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
