import { runNodeTests } from '../verify/steps/node-tests.ts';

/** `npm run test:node [-- part of a path]`: the tests of the Node programs. */
process.exitCode = runNodeTests(process.argv[2]);
