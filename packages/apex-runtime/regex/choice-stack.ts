const FRAME = 4;

/** Frames of four numbers, a kind and what it needs, in one piece of memory that grows. */
export class ChoiceStack {
    items = new Int32Array(64 * FRAME);
    length = 0;

    push(kind: number, a: number, b: number, c: number): void {
        let { items, length } = this;
        if (length === items.length) {
            items = this.grow();
        }
        items[length++] = kind;
        items[length++] = a;
        items[length++] = b;
        items[length++] = c;
        this.length = length;
    }

    /** Where the frame lies that was the last: its numbers stay until the next push. */
    pop(): number {
        this.length -= FRAME;
        return this.length;
    }

    /** Drops all frames above `base` but those of one kind. */
    keep(kind: number, base: number): void {
        let kept = base;
        for (let top = base; top < this.length; top += FRAME) {
            if (this.items[top] === kind) {
                this.items.copyWithin(kept, top, top + FRAME);
                kept += FRAME;
            }
        }
        this.length = kept;
    }

    private grow(): Int32Array<ArrayBuffer> {
        const larger = new Int32Array(2 * this.items.length);
        larger.set(this.items);
        this.items = larger;
        return larger;
    }
}
