import type { Read } from './sighting';
import { isOfKnownKind, readJson } from './detect';
import { isObject, slimEntry, type HarEntry, type HarPage } from './harFile';

/** Lists stand no deeper: `{"log":{"entries":[…]}}`, `{"result":{"records":[…]}}`. */
const DEEPEST_LIST = 3;

/**
 * Reads one long value of JSON as it comes: each thing of its lists is parsed by itself, and what tells of failed calls is kept. It never
 * holds more than one thing of a list.
 */
export class JsonStream {
    private readonly entries: HarEntry[] = [];
    private readonly pages: HarPage[] = [];
    private readonly items: unknown[] = [];
    private readonly nesting: string[] = [];
    private isInString = false;
    /** What was read of the thing that is open now, and how deep that stands; none where this is undefined. */
    private thing: string | undefined;
    private depth = 0;
    private parsed = 0;

    /** False where it is no JSON, or no list in it was met so far. */
    push(piece: string): boolean {
        try {
            this.scan(piece);
            return this.parsed > 0 || this.thing !== undefined;
        } catch {
            return false;
        }
    }

    end(): Read | undefined {
        const file = { log: { pages: this.pages, entries: this.entries } };
        return this.entries.length > 0 ? readJson(file) : readJson(this.items);
    }

    private scan(piece: string): void {
        let start = 0;
        const tokens = /\\[^]|["{}[\]]/g;
        for (let token = tokens.exec(piece); token; token = tokens.exec(piece)) {
            const [[sign]] = token;
            if (sign === '"') {
                this.isInString = !this.isInString;
            } else if (!this.isInString && sign !== '\\') {
                const isStart = this.bracket(sign);
                if (isStart) {
                    start = token.index;
                } else if (this.thing !== undefined && this.nesting.length === this.depth) {
                    this.take(this.thing + piece.slice(start, token.index + 1));
                }
            }
        }
        if (this.thing !== undefined) {
            this.thing += piece.slice(start);
        }
    }

    /** Whether a thing of a list begins here. */
    private bracket(sign: string): boolean {
        if (sign === '}' || sign === ']') {
            this.nesting.pop();
            return false;
        }
        const isStart =
            this.thing === undefined &&
            sign === '{' &&
            this.nesting.at(-1) === '[' &&
            this.nesting.length <= DEEPEST_LIST;
        if (isStart) {
            this.thing = '';
            this.depth = this.nesting.length;
        }
        this.nesting.push(sign);
        return isStart;
    }

    private take(text: string): void {
        this.thing = undefined;
        const value = JSON.parse(text) as unknown;
        this.parsed += 1;
        if (isObject(value) && 'request' in value) {
            this.entries.push(slimEntry(value));
        } else if (isObject(value) && 'id' in value && 'title' in value) {
            this.pages.push({ id: value.id as string, title: value.title as string });
        } else if (isOfKnownKind(value)) {
            this.items.push(value);
        }
    }
}
