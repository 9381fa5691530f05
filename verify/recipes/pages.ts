import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, provideChromium } from '../../lab/chromium.ts';
import { servePages, type PageServer } from './page-server.ts';

/** What a page's script got of a call. */
export interface Outcome {
    /** Undefined where the script could not read the answer. */
    status?: number;
    headers: Record<string, string>;
    body: string;
    /** Chromium's CorsError, where CORS was what stopped the call. */
    corsError?: string;
    /** What stopped it else. */
    error?: string;
}

export interface Call {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    credentials?: RequestCredentials;
}

interface Failure {
    errorText: string;
    corsErrorStatus?: { corsError: string };
}

/** One page of one origin in real Chromium. Any number of calls can be made at once. */
export class AskingPage {
    private readonly page: Page;
    private readonly session: CDPSession;
    private readonly urls = new Map<string, string>();
    private readonly failures = new Map<string, Failure>();
    private readonly preflights = new Map<string, number>();

    private constructor(page: Page, session: CDPSession) {
        this.page = page;
        this.session = session;
    }

    static async open(context: BrowserContext, origin: string): Promise<AskingPage> {
        const page = await context.newPage();
        await page.goto(origin === 'null' ? 'https://sandboxed.example/sandboxed' : `${origin}/`);
        const opened = await page.evaluate(() => window.origin);
        if (opened !== origin) {
            throw new Error(`The page of ${origin} has the origin ${opened}.`);
        }
        const asking = new AskingPage(page, await context.newCDPSession(page));
        await asking.listen();
        return asking;
    }

    /** `url` must be one that no other call of this page has, unless the calls belong together. */
    async ask(url: string, call: Call = {}): Promise<Outcome> {
        const answer = await this.page.evaluate(fetchInPage, { url, call });
        if (answer.error === undefined) {
            return answer;
        }
        // What the browser has told by now has arrived.
        await this.session.send('Network.enable');
        const failure = this.failures.get(url);
        return { ...answer, error: failure?.errorText ?? answer.error, corsError: failure?.corsErrorStatus?.corsError };
    }

    /** How many preflights for `url` went out. */
    async preflightsFor(url: string): Promise<number> {
        await this.session.send('Network.enable');
        return this.preflights.get(url) ?? 0;
    }

    private async listen(): Promise<void> {
        this.session.on('Network.requestWillBeSent', ({ requestId, request }) => {
            this.urls.set(requestId, request.url);
            if (request.method === 'OPTIONS') {
                this.preflights.set(request.url, (this.preflights.get(request.url) ?? 0) + 1);
            }
        });
        this.session.on('Network.loadingFailed', ({ requestId, ...failure }) => {
            const url = this.urls.get(requestId) ?? '';
            const known = this.failures.get(url);
            // A preflight that fails is told twice; the reason stands in one of them.
            this.failures.set(url, known?.corsErrorStatus ? known : failure);
        });
        await this.session.send('Network.enable');
    }
}

async function fetchInPage({ url, call }: { url: string; call: Call }): Promise<Outcome> {
    try {
        const response = await fetch(url, call);
        const headers = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
    } catch (error) {
        return { headers: {}, body: '', error: String(error) };
    }
}

/** Some twenty pages share a few processes; one of them is meant to stay on http. */
const FOR_MANY_PAGES = [
    '--renderer-process-limit=2',
    '--disable-site-isolation-trials',
    '--disable-features=HttpsUpgrades'
];

/** The pages, each opened once and kept: what is asked runs side by side. */
export class Pages {
    private readonly server: PageServer;
    private readonly profile: string;
    private readonly context: BrowserContext;
    private readonly opened = new Map<string, Promise<AskingPage>>();

    private constructor(server: PageServer, profile: string, context: BrowserContext) {
        this.server = server;
        this.profile = profile;
        this.context = context;
    }

    static async start(): Promise<Pages> {
        const server = await servePages();
        const profile = profileWithCookies();
        const context = await chromium.launchPersistentContext(profile, {
            executablePath: provideChromium(),
            ignoreHTTPSErrors: true,
            args: [...CHROMIUM_ARGS, ...FOR_MANY_PAGES, `--host-resolver-rules=${server.resolverRules}`]
        });
        return new Pages(server, profile, context);
    }

    of(origin: string): Promise<AskingPage> {
        const page = this.opened.get(origin) ?? AskingPage.open(this.context, origin);
        this.opened.set(origin, page);
        return page;
    }

    async close(): Promise<void> {
        await this.context.close();
        await this.server.close();
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
}

/** A profile whose user lets cookies go to another site, which is what a recipe can do nothing about. */
function profileWithCookies(): string {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-recipes-'));
    fs.mkdirSync(path.join(profile, 'Default'));
    fs.writeFileSync(
        path.join(profile, 'Default/Preferences'),
        '{ "profile": { "block_third_party_cookies": false, "cookie_controls_mode": 0 } }'
    );
    return profile;
}
