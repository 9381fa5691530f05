/** The orders of the shop that the sample API plays. They are really placed, so that one can count what a blocked call did. */
export interface Order {
    id: number;
    item: string;
    placedAt: string;
}

const MAX_KEPT = 500;

/** Everyone may read the orders: what an order says is on the menu, never a caller's own text. */
const MENU = ['tea', 'Green tea', 'Black tea', 'coffee'];
const NOT_ON_MENU = 'something else';

export class Orders {
    private placed = 0;
    private readonly kept: Order[] = [];

    place(item: string): Order {
        this.placed += 1;
        const order = {
            id: this.placed,
            item: MENU.find((each) => each === item) ?? NOT_ON_MENU,
            placedAt: new Date().toISOString()
        };
        this.kept.push(order);
        if (this.kept.length > MAX_KEPT) {
            this.kept.shift();
        }
        return order;
    }

    /** How many were ever placed. */
    get count(): number {
        return this.placed;
    }

    /** The latest ones, newest first. */
    latest(limit = 10): Order[] {
        return this.kept.slice(-limit).reverse();
    }
}
