import { main } from '../packages/cli/scan/main.ts';

/** `npm run scan -- DIR`: what a project's code calls, against what its lists allow. */
process.exitCode = main(process.argv.slice(2));
