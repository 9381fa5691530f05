import type { Settled } from '../observation.ts';
import { ProxiedObserver } from '../proxied.ts';
import type { WebKit } from './find.ts';
import { WebKitDriver } from './session.ts';

/** Runs scenarios in a real WebKitGTK. */
export class WebKitObserver extends ProxiedObserver {
    constructor(programs: WebKit) {
        super(new WebKitDriver(programs), stageOf);
    }
}

/**
 * WebKit has one text for everything that ends on the network or at the policy, and others for what a constructor refuses. Elements, workers,
 * sockets and XMLHttpRequest have an event without a text; a worker of another origin, and what else the policy refuses at once, an error.
 */
export function stageOf({ error = '', violations }: Settled): string {
    const isEvent = /^(error of the |no end$)|\(XMLHttpRequest\)$/.test(error);
    if (!isEvent && !/Load failed|^SecurityError/.test(error)) {
        return 'arguments';
    }
    return violations.length > 0 ? 'csp' : 'network';
}
