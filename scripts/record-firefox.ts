import fs from 'node:fs';
import path from 'node:path';
import { startLab } from '../lab/lab.ts';
import { readOptions } from '../lab/options.ts';
import { freeBasePort } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { NetworkMonitor } from '../verify/browser/firefox/network-monitor.ts';
import { provideFirefox } from '../verify/browser/firefox/session.ts';
import { recordScenarios } from '../verify/scenarios/record-firefox.ts';

const USAGE = `Writes anew the HAR that Firefox records of the scenarios that fail, which explain is held against.

    npm run record:firefox
`;

/** `npm run record:firefox`. */
readOptions(USAGE, {});
const firefox = provideFirefox();
if (!firefox) {
    console.error('No Firefox on this machine. Install one, or name it: FIREFOX_PATH=/path/to/firefox');
    process.exit(2);
}
const lab = await startLab(await freeBasePort());
const monitor = new NetworkMonitor(firefox);
try {
    await monitor.start();
    fs.writeFileSync(path.join(PROJECT_DIR, 'verify/scenarios/firefox.har'), await recordScenarios(monitor, lab));
} finally {
    await monitor.close();
    await lab.stop();
}
