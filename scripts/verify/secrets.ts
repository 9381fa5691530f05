import { verifySecrets } from '../../verify/secrets/verify.ts';

/** `npm run verify:secrets [-- PART]`: each redaction taken away in turn, those with PART in their file or subject; last line `N passed, N failed, N skipped`. */
process.exitCode = await verifySecrets(process.argv[2] ?? '');
