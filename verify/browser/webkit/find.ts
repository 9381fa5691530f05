import fs from 'node:fs';
import path from 'node:path';

export interface WebKit {
    /** WebDriver's server, and the browser that it starts. */
    driver: string;
    browser: string;
    /** Where there is no screen. */
    xvfb: string;
}

/** WebKitGTK as Debian has it: webkit2gtk-driver, with a browser in the folder of the library, and xvfb for a screen that nobody sees. */
export function findWebKit(env: NodeJS.ProcessEnv = process.env): WebKit | undefined {
    const onPath = (name: string): string[] =>
        (env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
    const driver = first(env.WEBKIT_DRIVER_PATH, ...onPath('WebKitWebDriver'));
    const browser = first(env.WEBKIT_BROWSER_PATH, ...onPath('MiniBrowser'), ...miniBrowsers());
    const xvfb = first(...onPath('Xvfb'));
    return driver && browser && xvfb ? { driver, browser, xvfb } : undefined;
}

const first = (...files: (string | undefined)[]): string | undefined =>
    files.find((file) => file && fs.existsSync(file));

/** /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser */
const miniBrowsers = (): string[] =>
    ['/usr/lib', ...foldersIn('/usr/lib')].flatMap((folder) =>
        foldersIn(folder)
            .filter((name) => /webkit(2gtk|gtk)-[\d.]+$/.test(name))
            .map((name) => path.join(name, 'MiniBrowser'))
    );

const foldersIn = (folder: string): string[] =>
    fs.existsSync(folder)
        ? fs
              .readdirSync(folder, { withFileTypes: true })
              .filter((entry) => entry.isDirectory())
              .map(({ name }) => path.join(folder, name))
        : [];
