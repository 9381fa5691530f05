import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';
import { recordStore } from '../local-org/rest/records.ts';
import { testApex } from '../packages/apex-runtime/command/test-apex.ts';

/** `npm run test:apex`, with the records of the local org. */
testApex(process.argv.slice(2), {
    called: 'npm run test:apex --',
    source: path.join(PROJECT_DIR, 'force-app'),
    projectDir: PROJECT_DIR,
    records: (metadata) => recordStore(() => metadata.permissionSets)
}).then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    }
);
