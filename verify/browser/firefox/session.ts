import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installWithApt } from '../../../lab/debian.ts';

const NAMES = ['firefox-esr', 'firefox'];
const FIXED = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];

/** The Firefox of this machine: FIREFOX_PATH, else the PATH, else the usual places. */
export function findFirefox(): string | undefined {
    const onPath = (process.env.PATH ?? '')
        .split(path.delimiter)
        .flatMap((directory) => NAMES.map((name) => path.join(directory, name)));
    return [process.env.FIREFOX_PATH, ...onPath, ...FIXED].find((file) => file && isFirefox(file));
}

/** Finds a Firefox, or installs Debian's where that is possible, with the program that makes the certificates of the tests. */
export const provideFirefox = (): string | undefined =>
    findFirefox() ?? (installWithApt('firefox-esr', 'openssl') ? findFirefox() : undefined);

/** Ubuntu has a `firefox` that only says how to install one. */
function isFirefox(file: string): boolean {
    return (
        fs.existsSync(file) &&
        /Mozilla Firefox/.test(spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout ?? '')
    );
}

/** Every request through the scenarios' server, loopback too, and nothing that Firefox would ask for by itself. */
export function preferences(proxyPort: number): Record<string, string | number | boolean> {
    return {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxyPort,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxyPort,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
        'network.proxy.failover_direct': false,
        // Schemes and addresses stay as the scenario has them.
        'dom.security.https_first': false,
        'dom.security.https_first_pbm': false,
        'dom.security.https_first_schemeless': false,
        'dom.security.https_only_mode': false,
        'network.lna.enabled': false,
        'network.lna.block_trackers': false,
        'network.dns.disablePrefetch': true,
        'network.dns.upgrade_with_https_rr': false,
        'network.trr.mode': 5,
        'network.http.http3.enable': false,
        'network.http.speculative-parallel-limit': 0,
        'network.predictor.enabled': false,
        'network.prefetch-next': false,
        'browser.cache.disk.enable': false,
        'browser.cache.memory.enable': false,
        'network.http.max-persistent-connections-per-proxy': 64,
        // What Firefox asks the network for by itself.
        'network.captive-portal-service.enabled': false,
        'network.connectivity-service.enabled': false,
        'app.update.enabled': false,
        'app.normandy.enabled': false,
        'browser.aboutHomeSnippets.updateUrl': '',
        'browser.newtabpage.enabled': false,
        'browser.safebrowsing.malware.enabled': false,
        'browser.safebrowsing.phishing.enabled': false,
        'browser.safebrowsing.update.enabled': false,
        'browser.safebrowsing.downloads.enabled': false,
        'browser.search.update': false,
        'browser.startup.page': 0,
        'browser.shell.checkDefaultBrowser': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'datareporting.healthreport.uploadEnabled': false,
        'toolkit.telemetry.server': '',
        'toolkit.telemetry.enabled': false,
        'extensions.update.enabled': false,
        'extensions.getAddons.cache.enabled': false,
        'extensions.systemAddon.update.enabled': false,
        'services.settings.server': 'data:,',
        'dom.push.connection.enabled': false,
        'geo.provider.testing': true,
        'security.OCSP.enabled': 0,
        'privacy.trackingprotection.enabled': false,
        'privacy.trackingprotection.pbmode.enabled': false,
        'network.cookie.cookieBehavior': 0
    };
}
