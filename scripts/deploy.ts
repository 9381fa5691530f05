import { deploy } from '../deploy/deploy.ts';
import { printProblem } from '../deploy/problem.ts';

/** `npm run deploy`: builds, deploys, assigns, opens. */
deploy(process.argv.slice(2)).catch(printProblem);
