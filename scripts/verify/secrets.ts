import { readOptions } from '../../lab/options.ts';
import { verifySecrets } from '../../verify/secrets/verify.ts';

const USAGE = `Takes away each redaction in turn, and sees that a test fails.

    npm run verify:secrets -- [PART]

    PART   only those with this in their file or subject
`;

/** `npm run verify:secrets`; last line `N passed, N failed, N skipped`. */
process.exitCode = await verifySecrets(readOptions(USAGE, {}, { rest: true }).positionals[0] ?? '');
