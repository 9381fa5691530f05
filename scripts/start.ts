import path from 'node:path';
import { watch } from 'chokidar';
import { MetadataError } from '../packages/project/index.ts';
import { emitLwc } from '../lab/emit-lwc.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { readOptions } from '../lab/options.ts';
import { basePortFromEnvironment, portsFrom, requireFree } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Builds and serves everything, and builds anew what changes, until Ctrl-C.

    npm start

    LOCAL_ORG_PORT   the first of its ports; 3000 when left out
`;

/** `npm start`: builds, serves, says what runs where, and builds anew what changes, until Ctrl-C. */
async function start(): Promise<void> {
    readOptions(USAGE, {});
    const basePort = basePortFromEnvironment();
    await requireFree(portsFrom(basePort));
    console.log('Building the page …');
    const lab = await startLab(basePort);
    printProblems(lab);
    printWhatRunsWhere(lab);
    rebuildOnChange(lab);
    const stop = (): void => void lab.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
}

function printWhatRunsWhere({ localOrg, sampleApi, ports }: Lab): void {
    const [trusted, untrusted] = sampleApi.origins;
    console.log(`
  Callout Lab                          ${localOrg.origin}
  Setup of the local org               ${localOrg.origin}/setup
  Sample API, a trusted URL            ${trusted}
  The same API, not a trusted URL      ${untrusted}
  CORS proxy                           http://localhost:${ports.corsProxy}
  External app, calls the org's API    http://localhost:${ports.externalApp}

  Open ${localOrg.origin}, choose "Simple request: the API sends no CORS header" and press Run:
  the API answers all three calls, but the direct fetch may not read its answer.

  A change in force-app is built at once; reload the page to see it. Ctrl-C ends everything.
`);
}

function printProblems({ localOrg: { org, page } }: Lab): void {
    if (org.apexProblem) {
        console.error(`The Apex did not load; the Apex lane says so too. ${org.apexProblem}`);
    }
    if (page.problem) {
        console.error(`The page does not build. ${page.problem}`);
    }
}

/** What a changed file under force-app calls for. The page has the labels built in, so a changed label builds it anew. */
function rebuildOnChange(lab: Lab): void {
    const { org, page } = lab.localOrg;
    let running = Promise.resolve();
    const apply = async (file: string): Promise<void> => {
        if (file.endsWith('.cls')) {
            org.loadApex();
        } else if (file.endsWith('-meta.xml')) {
            const labels = org.labelVersion;
            org.reloadMetadata();
            if (labels !== org.labelVersion) {
                await page.build();
            }
        } else if (file.endsWith('.ts')) {
            emitLwc(PROJECT_DIR);
            await page.build();
        } else if (/\.(html|css)$/.test(file)) {
            await page.build();
        } else {
            return;
        }
        printProblems(lab);
        console.log(`Built anew after a change in ${path.relative(PROJECT_DIR, file)}`);
    };
    watch(org.sourceDir, { ignoreInitial: true, ignored: /__tests__/ }).on('all', (_event, file) => {
        running = running.then(() => apply(file)).catch((error: Error) => console.error(error.message));
    });
}

start().catch((error: NodeJS.ErrnoException) => {
    const isExpected = error instanceof MetadataError || error.code === undefined;
    console.error(isExpected ? error.message : `${error.message} (${error.code})`);
    process.exit(1);
});
