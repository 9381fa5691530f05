import { main } from '../packages/cli/scan/main.ts';

/** One scan in a process of its own: what it took, as JSON on the last line of standard error. */
const start = process.hrtime.bigint();
main(process.argv.slice(2));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage();
console.error(
    JSON.stringify({ seconds, processor: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 })
);
