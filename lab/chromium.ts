import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

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
    const found = findChromium() ?? (installWithApt() ? findChromium() : undefined);
    if (!found) {
        throw new Error(
            'No Chromium or Chrome on this machine. Install one, or name it: CHROMIUM_PATH=/path/to/chrome'
        );
    }
    return found;
}

function installWithApt(): boolean {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const run = (...command: string[]): boolean => {
        const [program, ...args] = [...sudo, ...command];
        return (
            spawnSync(program, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
                .status === 0
        );
    };
    if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
        return false;
    }
    console.log('No Chromium here: installing it with apt-get …');
    return run('apt-get', 'update') && run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
}
