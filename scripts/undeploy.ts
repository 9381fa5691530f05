import { printProblem } from '../deploy/problem.ts';
import { undeploy } from '../deploy/undeploy.ts';

/** `npm run undeploy`: takes back the trust that the deployment gave. */
undeploy(process.argv.slice(2)).catch(printProblem);
