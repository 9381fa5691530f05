import { ChromiumTab } from './tab.ts';
import { DevTools } from './devtools.ts';
import { hostsIn, SPACES_OF_SERVERS } from '../hosts.ts';
import type { Observed, Observer, Scenario } from '../observation.ts';
import { ScenarioServer, type Ports } from '../server.ts';

/** Most of a run is waiting: for a page, for an event that may come. */
const TABS = 3;

/** Every name leads to one of the ports, by the network that it is in. */
function addressing(ports: Ports[]): string[] {
    // The rules are taken in order, and `*` stands for every host.
    const hosts = [...SPACES_OF_SERVERS.entries()].reverse();
    const rules = hosts.flatMap(([index, space]) => {
        const { plainPort, securePort } = ports[index];
        return hostsIn(space).flatMap((host) => [
            ...(securePort ? [443, 8443].map((port) => `MAP ${host}:${port} 127.0.0.1:${securePort}`) : []),
            `MAP ${host} 127.0.0.1:${plainPort}`
        ]);
    });
    const spaces = ports.flatMap(({ plainPort, securePort }, index) =>
        [plainPort, securePort].map((port) => `127.0.0.1:${port}=${SPACES_OF_SERVERS[index]}`)
    );
    return [
        `--host-resolver-rules=${['MAP gone.test ~NOTFOUND', ...rules].join(', ')}`,
        `--ip-address-space-overrides=${spaces.join(',')}`
    ];
}

/** Runs scenarios in a real Chromium, several pages at once. Every host name leads to one server; the TLS ports to its TLS half. */
export class ChromiumObserver implements Observer {
    readonly atOnce = TABS;
    private readonly server = new ScenarioServer();
    private readonly executable: string;
    private browser?: DevTools;
    private readonly free: ChromiumTab[] = [];
    private readonly waiting: ((tab: ChromiumTab) => void)[] = [];

    constructor(executable: string) {
        this.executable = executable;
    }

    async start(): Promise<{ product: string; https: boolean }> {
        const ports = await this.server.start(SPACES_OF_SERVERS.length);
        const browser = new DevTools(this.executable, [
            ...addressing(ports),
            '--ignore-certificate-errors',
            // A scheme stays as the scenario has it. All that guards a page is as users have it.
            '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'
        ]);
        this.browser = browser;
        const tabs = Array.from({ length: TABS }, () => ChromiumTab.open(browser, this.server));
        this.free.push(...(await Promise.all(tabs)));
        const { product } = await browser.send('Browser.getVersion');
        return { product: String(product), https: ports[0].securePort !== undefined };
    }

    async close(): Promise<void> {
        await this.browser?.close();
        await this.server.close();
    }

    /** In the next tab that is free. */
    async run(scenarios: Scenario[]): Promise<Observed[]> {
        const tab = this.free.pop() ?? (await new Promise<ChromiumTab>((resolve) => this.waiting.push(resolve)));
        try {
            return await tab.run(scenarios);
        } finally {
            const next = this.waiting.shift();
            if (next) {
                next(tab);
            } else {
                this.free.push(tab);
            }
        }
    }
}
