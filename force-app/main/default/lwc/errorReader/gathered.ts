import type { Profile } from 'c/crossOrigin';
import type { Sighting, Unknown } from './sighting';

/** All traces of one call, put together. */
export interface Group {
    /** What they say; the first that says a thing is believed. */
    sighting: Sighting;
    /** Lines of the text, or entries of the HAR, from 1: the first of them. */
    at: number[];
    /** How often each kind of line came. */
    kinds: Map<string, number>;
    /** Where several are read: those that tell of it. */
    files: Set<string>;
}

const MOST_CALLS = 5000;
const MOST_PLACES = 100;
const MOST_UNKNOWN = 1000;
/** Lines that belong to one call stand this close to each other. */
const NEAR = 3;

/** What each browser says a second time of a call, in other words. */
const ECHOES: Partial<Record<Profile, (said: Sighting, before: Sighting) => boolean>> = {
    /** Of a preflight that failed, that the request did not succeed as well. */
    firefox: ({ reason, url }, before) =>
        reason === 'unreachable' && before.reason === 'PreflightInvalidStatus' && before.url === url,
    /** Of a call that the policy stopped, without its address, that nobody caught the error. */
    chromium: ({ reason, url }, before) => reason === 'csp' && before.reason === 'csp' && url === undefined,
    /** The platform may name the cause twice in one message. */
    spec: ({ reason, url }, before) =>
        (reason === 'tls-failed' || reason === 'session-invalid') && before.reason === reason && before.url === url,
    /** Of what it has given a reason and an address for, that it was access control. The address may have been broken off. */
    webkit: ({ reason, url }, before) =>
        reason === 'cors-unnamed' && (url === undefined || (before.url !== undefined && url.startsWith(before.url)))
};

const endOf = ({ at, end = at }: Sighting): number => end;

/**
 * The failed calls of an input while it is read: each is kept once, however often it comes, so that a log of any length fits. What is
 * beyond the limits is counted, and told as not known.
 */
export class Gathered {
    /** Whether the input is of a known kind, also where it tells of nothing that failed. */
    isKnownKind = false;
    /** Whether the input told of anything, known or not. */
    hasTold = false;
    private file: string | undefined;
    private readonly notKnown: Unknown[] = [];
    private readonly named = new Map<string, Group>();
    private readonly bare = new Map<string, Group>();
    private readonly namedByUrl = new Map<string, Group>();
    /** WebKit's first line of a call, whose address may come in the next. */
    private waiting: Sighting | undefined;
    private last: { group: Group; at: number } | undefined;
    private left = { count: 0, at: 0 };

    /** What comes now is from another file, whose lines are counted anew. */
    begin(file: string): void {
        this.settle();
        this.last = undefined;
        [this.file, this.isKnownKind, this.hasTold] = [file, false, false];
    }

    add(told: Sighting): void {
        [this.isKnownKind, this.hasTold] = [true, true];
        let sighting = this.file === undefined ? told : { ...told, file: this.file };
        if (this.isSecondLine(sighting)) {
            sighting = { ...(this.waiting as Sighting), url: sighting.url, end: endOf(sighting) };
            this.waiting = undefined;
        }
        if (this.repeatsWaiting(sighting)) {
            this.waiting = { ...(this.waiting as Sighting), end: endOf(sighting) };
            return;
        }
        this.settle();
        const echoed = this.echoed(sighting);
        if (echoed) {
            merge(echoed, sighting);
        } else if (sighting.reason === undefined) {
            this.addBare(sighting);
        } else if (sighting.profile === 'webkit' && sighting.url === undefined) {
            this.addWithoutAddress(sighting);
        } else {
            this.addNamed(sighting);
        }
    }

    addUnknown(unknown: Unknown): void {
        this.hasTold = true;
        if (this.notKnown.length < MOST_UNKNOWN) {
            this.notKnown.push(this.file === undefined ? unknown : { file: this.file, ...unknown });
        } else {
            this.leave(unknown.at);
        }
    }

    /** The calls in the order in which they were met. */
    groups(): Group[] {
        this.settle();
        for (const [key, bare] of this.bare) {
            const named = this.namedByUrl.get(bare.sighting.url ?? '');
            if (named) {
                bare.at.forEach((at) => merge(named, { ...bare.sighting, at }));
                this.bare.delete(key);
            }
        }
        return [...this.named.values(), ...this.bare.values()];
    }

    /** What is not known, and what there was no more room for. */
    unknown(): Unknown[] {
        const { count, at } = this.left;
        return count === 0
            ? this.notKnown
            : [...this.notKnown, { at, text: `${count} more, beyond what is told one by one` }];
    }

    /** Of a beacon it says why a second time, with the address. */
    private isSecondLine({ reason, url, at }: Sighting): boolean {
        const { waiting } = this;
        const isOfIt = reason === 'cors-unnamed' || (url !== undefined && reason === waiting?.reason);
        return isOfIt && waiting !== undefined && at - endOf(waiting) <= NEAR;
    }

    /** The address comes below that. */
    private repeatsWaiting({ reason, text, at }: Sighting): boolean {
        const { waiting } = this;
        return (
            waiting?.reason === reason &&
            waiting !== undefined &&
            /Failed to load resource: /.test(text) &&
            !/Failed to load resource: /.test(waiting.text) &&
            at - endOf(waiting) <= NEAR
        );
    }

    /** The call of which the lines before have told already. */
    private echoed(sighting: Sighting): Group | undefined {
        const { group, at = 0 } = this.last ?? {};
        const isNear = group !== undefined && sighting.at - at <= NEAR;
        return isNear && ECHOES[sighting.profile ?? 'spec']?.(sighting, group.sighting) ? group : undefined;
    }

    private settle(): void {
        const waiting = this.waiting;
        this.waiting = undefined;
        if (waiting && this.isOfLast(waiting)) {
            this.last?.group.at.push(waiting.at);
        } else if (waiting) {
            this.addNamed(waiting);
        }
    }

    /** WebKit says why in one line, which address in the next, and why once more in a third. */
    private addWithoutAddress(sighting: Sighting): void {
        if (/Failed to load resource: /.test(sighting.text) && this.isOfLast(sighting)) {
            this.last?.group.at.push(sighting.at);
        } else {
            this.waiting = sighting;
        }
    }

    /** A line without an address, below a call that has the same reason and its address. */
    private isOfLast({ reason, at }: Sighting): boolean {
        return this.last?.group.sighting.reason === reason && at - (this.last?.at ?? 0) <= NEAR;
    }

    private addNamed(sighting: Sighting): void {
        const { reason, origin = '', url, text } = sighting;
        const group = this.put(this.named, `${reason} ${origin} ${url ?? text}`, sighting);
        if (group) {
            this.last = { group, at: endOf(sighting) };
            if (url !== undefined && !this.namedByUrl.has(url)) {
                this.namedByUrl.set(url, group);
            }
        }
    }

    /** A bare `net::ERR_FAILED` stands below the line that says why. */
    private addBare(sighting: Sighting): void {
        const { url, at, networkError, request, status } = sighting;
        const isBelow = this.last !== undefined && at - this.last.at <= NEAR;
        const named = url !== undefined ? this.namedByUrl.get(url) : isBelow ? this.last?.group : undefined;
        if (named) {
            merge(named, sighting);
        } else {
            this.put(this.bare, [networkError, request?.method, url, url ? '' : status].join(' '), sighting);
        }
    }

    private put(groups: Map<string, Group>, key: string, sighting: Sighting): Group | undefined {
        const known = groups.get(key);
        if (known) {
            return merge(known, sighting);
        }
        if (this.named.size + this.bare.size >= MOST_CALLS) {
            this.leave(sighting.at);
            return undefined;
        }
        const group = {
            sighting: { ...sighting },
            at: [sighting.at],
            kinds: new Map([[kindOf(sighting), 1]]),
            files: filesOf(sighting)
        };
        groups.set(key, group);
        return group;
    }

    private leave(at: number): void {
        this.left = { count: this.left.count + 1, at: this.left.at || at };
    }
}

/** A browser prints several lines for one call: each kind of line comes once a call. */
const kindOf = ({ text, networkError }: Sighting): string => networkError ?? text;

const filesOf = ({ file }: Sighting): Set<string> => new Set(file === undefined ? [] : [file]);

function merge(group: Group, sighting: Sighting): Group {
    for (const [name, value] of Object.entries(sighting)) {
        (group.sighting as unknown as Record<string, unknown>)[name] ??= value;
    }
    if (group.at.length < MOST_PLACES) {
        group.at.push(sighting.at);
    }
    filesOf(sighting).forEach((file) => group.files.add(file));
    const kind = kindOf(sighting);
    const count = group.kinds.get(kind);
    // Of the kinds of line a few tell how often the call was made.
    if (count !== undefined || group.kinds.size < MOST_PLACES) {
        group.kinds.set(kind, (count ?? 0) + 1);
    }
    return group;
}
