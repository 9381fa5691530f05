/** Places that are taken under a key and given back: how many calls one address, one user or one upstream has under way. */
export class Shares {
    private readonly most: number;
    private readonly taken = new Map<string, number>();

    constructor(most: number) {
        this.most = most;
    }

    /** Takes a place and returns what gives it back, however often that is called; nothing when the share is used up. */
    take(key: string): (() => void) | undefined {
        const taken = this.taken.get(key) ?? 0;
        if (taken >= this.most) {
            return undefined;
        }
        this.taken.set(key, taken + 1);
        let isHeld = true;
        return () => {
            if (isHeld) {
                isHeld = false;
                this.give(key);
            }
        };
    }

    /** Places taken by all together. */
    total(): number {
        return [...this.taken.values()].reduce((sum, one) => sum + one, 0);
    }

    private give(key: string): void {
        const left = (this.taken.get(key) ?? 1) - 1;
        if (left > 0) {
            this.taken.set(key, left);
        } else {
            this.taken.delete(key);
        }
    }
}
