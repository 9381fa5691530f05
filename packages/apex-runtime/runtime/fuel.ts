/**
 * What work costs: loop turns and calls, nodes of JSON, steps of a regular expression, bytes. When it is used up the machine looks
 * at the clock and at the heap. It lies below every value, so that each can be charged.
 */
const TANK = 5000;
/** Bytes that cost as much as one turn of a loop. */
const BYTES_A_UNIT = 64;

/** Milliseconds between two looks at the clock: when turns take longer, as the values grow, it is looked at sooner. */
const LOOK_MS = 20;

let tank = TANK;
let filledAt = performance.now();

export const fuel = {
    left: TANK,
    /** Set by the machine: throws when a limit is passed. */
    onEmpty: (): void => undefined
};

export function refillFuel(): void {
    const now = performance.now();
    const tookMs = now - filledAt;
    tank = tookMs > LOOK_MS ? Math.max(1, Math.floor((tank * LOOK_MS) / tookMs)) : Math.min(TANK, 2 * tank);
    filledAt = now;
    fuel.left = tank;
}

/** Charges a number of small steps. */
export function spend(steps = 1): void {
    fuel.left -= steps;
    if (fuel.left < 0) {
        fuel.onEmpty();
    }
}

/** Charges bytes of a new value. */
export const allocate = (bytes: number): void => spend(Math.ceil(bytes / BYTES_A_UNIT));
