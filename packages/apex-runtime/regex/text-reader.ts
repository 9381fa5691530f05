import type { Bounds, Surroundings } from './places.ts';
import type { CharTest } from './tree.ts';

/** A pattern has looked at the text as often as the platform lets it. */
export class RegexTooComplicated extends Error {}

/** Looks at the text that one matcher may take. Source: Salesforce, Pattern and Matcher: "accessed 1,000,000 times". */
const MAX_READS = 1_000_000;
/** Steps of the machine that look at no text end too. */
const MAX_STEPS = 20_000_000;

export class RegexBudget {
    reads = MAX_READS;
    steps = MAX_STEPS;
}

/** The text that a pattern is matched with. Each look at it is counted. */
export class TextReader implements Surroundings {
    readonly text: string;
    protected readonly budget: RegexBudget;
    bounds: Bounds;
    lastMatch = 0;
    /** Whether the end of the text was looked at: more text could change the match. */
    hitEnd = false;
    requireEnd = false;
    /** Where the text ends for now: a look-around may see further. */
    to: number;

    constructor(text: string, budget: RegexBudget) {
        this.text = text;
        this.budget = budget;
        this.to = text.length;
        this.bounds = { from: 0, to: text.length, isAnchoring: true, isTransparent: false };
    }

    /**
     * Before each attempt.
     * @param lastMatch where the match before this one ended
     */
    within(bounds: Bounds, lastMatch: number): this {
        this.bounds = bounds;
        this.to = bounds.to;
        this.lastMatch = lastMatch;
        this.hitEnd = false;
        this.requireEnd = false;
        return this;
    }

    protected read(count = 1): void {
        if ((this.budget.reads -= count) < 0) {
            throw new RegexTooComplicated();
        }
    }

    /** -1 beyond the end. */
    protected codeAt(place: number): number {
        return place < this.to ? this.text.codePointAt(place)! : -1;
    }

    protected charAt(test: CharTest, place: number): number {
        if (place >= this.to) {
            this.hitEnd = true;
            return -1;
        }
        this.read();
        let code = this.text.charCodeAt(place);
        if (code >= 0xd800 && code < 0xdc00) {
            code = this.text.codePointAt(place)!;
        }
        return test(code) ? place + (code > 0xffff ? 2 : 1) : -1;
    }

    protected textAt(text: string, place: number): number {
        const end = place + text.length;
        if (end <= this.to && this.text.startsWith(text, place)) {
            this.read(text.length);
            return end;
        }
        let same = 0;
        while (place + same < this.to && this.text[place + same] === text[same]) {
            same++;
        }
        this.read(same + 1);
        this.hitEnd ||= place + same >= this.to;
        return -1;
    }
}
