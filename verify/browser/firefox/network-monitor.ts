import { Bidi } from './bidi.ts';
import { preferences } from './session.ts';

const SETTINGS = {
    ...preferences(0),
    'network.proxy.type': 0,
    'devtools.netmonitor.har.includeResponseBodies': false,
    // The next page leaves in the list what this one called.
    'devtools.netmonitor.persistlog': true
};

/** Opens the developer tools of the first tab at the network monitor. */
const OPEN = `(async () => {
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { gDevTools } = require('devtools/client/framework/devtools');
    const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
    globalThis.networkMonitor = await toolbox.getNetMonitorAPI();
    return '';
})()`;

/** One tab of Firefox with its network monitor open, whose list is what "Save All As HAR" writes to a file. */
export class NetworkMonitor {
    private readonly browser: Bidi;
    /** The window of the browser, which the developer tools belong to. */
    private window = '';
    private tab = '';

    constructor(executable: string) {
        this.browser = new Bidi(executable, SETTINGS, ['--remote-allow-system-access']);
    }

    async start(): Promise<void> {
        await this.browser.connect();
        await this.browser.send('session.new', { capabilities: {} });
        this.tab = await this.firstContext({});
        this.window = await this.firstContext({ 'moz:scope': 'chrome' });
        await this.browser.evaluate(this.window, OPEN);
    }

    async open(url: string): Promise<void> {
        await this.browser.send('browsingContext.navigate', { context: this.tab, url, wait: 'complete' });
    }

    /** In the page, as `Bidi.evaluate`. */
    evaluate(expression: string): Promise<string> {
        return this.browser.evaluate(this.tab, expression);
    }

    /** All that was recorded since the start, as JSON of HAR 1.2. */
    har(): Promise<string> {
        return this.browser.evaluate(this.window, 'networkMonitor.getHar().then((har) => JSON.stringify(har))');
    }

    close(): Promise<void> {
        return this.browser.close();
    }

    private async firstContext(scope: Record<string, string>): Promise<string> {
        const { contexts } = await this.browser.send('browsingContext.getTree', scope);
        return (contexts as { context: string }[])[0].context;
    }
}
