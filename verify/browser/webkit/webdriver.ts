import { request } from 'undici';

/** In milliseconds. A driver that does not answer is one that hangs: its own limits are shorter. */
const LONGEST = 60_000;
export const LIMITS = { pageLoad: 30_000, script: 30_000 };

/** What the driver refused, by the standard's name of it. */
export class WebDriverError extends Error {}

/** A client of WebDriver (w3.org/TR/webdriver2), as much of it as is needed here: commands are HTTP, their answers JSON. */
export class WebDriver {
    private readonly address: string;
    private readonly longest: number;
    private session = '';

    /** `address`: of a driver that is running, without a slash at its end. `longest`: what a command may take, in milliseconds. */
    constructor(address: string, longest = LONGEST) {
        this.address = address;
        this.longest = longest;
    }

    /** § 8.1 New Session. Returns what the browser can do. */
    async begin(wanted: Record<string, unknown>): Promise<Record<string, unknown>> {
        const answer = await this.send('POST', '', { capabilities: { alwaysMatch: wanted } });
        const { sessionId, capabilities } = answer as { sessionId: string; capabilities: Record<string, unknown> };
        this.session = `/${sessionId}`;
        return capabilities;
    }

    /** § 11.5 New Window, § 11.2 Close Window, § 11.3 Switch To Window: one for the one there was. */
    async changeWindow(): Promise<void> {
        const { handle } = (await this.send('POST', '/window/new', { type: 'tab' })) as { handle: string };
        await this.send('DELETE', '/window');
        await this.send('POST', '/window', { handle });
    }

    /** § 10.1 Navigate To. */
    open(url: string): Promise<unknown> {
        return this.send('POST', '/url', { url });
    }

    /** § 13.2.2 Execute Async Script: what a promise in the page comes to. */
    evaluate(expression: string): Promise<unknown> {
        const script = `const done = arguments[arguments.length - 1];
            (${expression}).then(done, (error) => done({ failed: String(error) }));`;
        return this.send('POST', '/execute/async', { script, args: [] });
    }

    private async send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
        const answer = await request(`${this.address}/session${this.session}${path}`, {
            method,
            ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
            signal: AbortSignal.timeout(this.longest)
        });
        return valueOf(answer.statusCode, await answer.body.text());
    }
}

/** § 6.6 an error has a status of its own, and a value that says which. */
function valueOf(status: number, text: string): unknown {
    const { value } = parsed(text) as { value?: unknown };
    if (status === 200) {
        return value;
    }
    const { error = 'unknown error', message = text } = (value ?? {}) as { error?: string; message?: string };
    throw new WebDriverError(`${error}: ${message}`);
}

function parsed(text: string): object {
    try {
        return (JSON.parse(text) as object | null) ?? {};
    } catch {
        return {};
    }
}
