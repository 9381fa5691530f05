import { originsForPage } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { main } from '../packages/cli/diagnose/main.ts';
import { readPolicy } from '../packages/cli/diagnose/policy.ts';

/** `npm run diagnose -- URL --origin ORIGIN`: without --csp and --project the page has the policy of this project. */
process.exitCode = await main(process.argv.slice(2), (origin) => readPolicy(PROJECT_DIR, originsForPage(origin)));
