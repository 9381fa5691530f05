import { emitLwc } from '../../lab/emit-lwc.ts';
import { readOptions } from '../../lab/options.ts';
import { PROJECT_DIR } from '../../lab/project.ts';
import { verifyDeploy } from '../../verify/deploy/verify.ts';

const USAGE = `Runs npm run deploy and npm run undeploy with the real Salesforce CLI, against a stand-in org on loopback.

    npm run verify:deploy -- [--only PART] [--record]

    --only PART   only the checks with these words in their title
    --record      take what the CLI prints into deploy/recorded-answers.json, which the tests use
`;

/** `npm run verify:deploy`; last line `N passed, N failed, N skipped`. */
const { values } = readOptions(USAGE, {
    only: { type: 'string', default: '' },
    record: { type: 'boolean', default: false }
});
emitLwc(PROJECT_DIR);
process.exitCode = await verifyDeploy({ only: values.only, isRecording: values.record });
