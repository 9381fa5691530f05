import { readOptions } from '../lab/options.ts';
import { runNodeTests } from '../verify/steps/node-tests.ts';

const USAGE = `The tests of the Node programs.

    npm run test:node -- [PART]

    PART   only the files with this in their path
`;

/** `npm run test:node`. */
process.exitCode = runNodeTests(readOptions(USAGE, {}, { rest: true }).positionals[0]);
