import fs from 'node:fs';
import path from 'node:path';
import { installWithApt } from './debian.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

/** Needed in containers and on closed networks; harmless elsewhere. */
export const CHROMIUM_ARGS = [
    '--no-sandbox',
    '--disable-gpu',
    // Debian's package turns it on.
    '--disable-gpu-rasterization',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/** The Chromium or Chrome of this machine: CHROMIUM_PATH, else the PATH, else the usual places. */
export function findChromium(): string | undefined {
    const onPath = (process.env.PATH ?? '')
        .split(path.delimiter)
        .flatMap((directory) => NAMES.map((name) => path.join(directory, name)));
    return [process.env.CHROMIUM_PATH, ...onPath, ...FIXED].find((file) => file && fs.existsSync(file));
}

/** Finds a browser or installs Debian's Chromium where that is possible. Throws one clear sentence when there is none. */
export function provideChromium(): string {
    const found = findChromium() ?? (installWithApt('chromium') ? findChromium() : undefined);
    if (!found) {
        throw new Error(
            'No Chromium or Chrome on this machine. Install one, or name it: CHROMIUM_PATH=/path/to/chrome'
        );
    }
    return found;
}
