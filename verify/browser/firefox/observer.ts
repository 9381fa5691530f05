import { Bidi } from './bidi.ts';
import { preferences } from './session.ts';
import type { Settled } from '../observation.ts';
import { ProxiedObserver, type Driver } from '../proxied.ts';

/** A Firefox of one's own, driven by WebDriver BiDi. */
export class FirefoxDriver implements Driver {
    private readonly executable: string;
    private browser?: Bidi;
    private context = '';

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(proxyPort: number): Promise<string> {
        this.browser = new Bidi(this.executable, preferences(proxyPort));
        await this.browser.connect();
        const { capabilities } = await this.browser.send('session.new', {
            capabilities: { alwaysMatch: { acceptInsecureCerts: true } }
        });
        const { context } = await this.browser.send('browsingContext.create', { type: 'tab' });
        this.context = context as string;
        return `Firefox/${(capabilities as { browserVersion: string }).browserVersion}`;
    }

    async close(): Promise<void> {
        await this.browser?.close();
    }

    async open(url: string): Promise<void> {
        await this.browser?.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
    }

    async evaluate(expression: string): Promise<string> {
        return (await this.browser?.evaluate(this.context, expression)) ?? '';
    }
}

/** Runs scenarios in a real Firefox. */
export class FirefoxObserver extends ProxiedObserver {
    constructor(executable: string) {
        super(new FirefoxDriver(executable), stageOf);
    }
}

/**
 * Firefox has one text for everything that ends on the network, and others for what a constructor refuses. Elements, workers, sockets and
 * XMLHttpRequest have an event without a text. A WebSocket that the policy forbids throws.
 */
function stageOf({ error = '', violations }: Settled): string {
    if (error.includes('NS_ERROR_CONTENT_BLOCKED')) {
        return 'csp';
    }
    const isEvent = /^(error of the |no end$)|\(XMLHttpRequest\)$/.test(error);
    if (!isEvent && !/NetworkError when attempting/.test(error)) {
        return 'arguments';
    }
    return violations.length > 0 ? 'csp' : 'network';
}
