import { startLab } from '../lab/lab.ts';
import { freeBasePort } from '../lab/ports.ts';

/** Starts the lab of a project directory and prints the milliseconds from the start of this process to its first page. */
const lab = await startLab(await freeBasePort(), { projectDir: process.argv[2] });
const response = await fetch(lab.localOrg.origin);
await response.text();
if (response.status !== 200) {
    console.error(lab.localOrg.page.problem ?? response.status);
    process.exit(1);
}
console.log(performance.now());
process.exit(0);
