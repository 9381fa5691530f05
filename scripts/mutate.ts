import fs from 'node:fs';
import path from 'node:path';
import { EQUIVALENTS } from '../verify/mutation/equivalents.ts';
import { mutantsOf } from '../verify/mutation/mutants.ts';
import { roomsOf, type Room } from '../verify/mutation/rooms.ts';
import { readOptions, wrongUsage } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Changes the engine, and the scan's rules and lists, in every small way, and counts the changes that their tests notice.

    npm run mutate -- [engine|scan]
`;

/** `npm run mutate`. */
const [wanted] = readOptions(USAGE, {}, { rest: true }).positionals;
const rooms = roomsOf(PROJECT_DIR).filter(({ name }) => wanted === undefined || name === wanted);
if (rooms.length === 0) {
    wrongUsage(USAGE, `There is no room "${wanted}".`);
}
process.exitCode = rooms.map(mutate).every((isEnough) => isEnough) ? 0 : 1;

/** Whether enough of a room's mutants are killed. */
function mutate({ name, files, least, pass }: Room): boolean {
    if (!pass()) {
        throw new Error(`The tests of ${name} fail as it is: nothing to measure.`);
    }
    let killed = 0;
    let total = 0;
    const inRoom = EQUIVALENTS.filter(({ file }) => files.some((one) => path.basename(one) === file));
    const equivalents = new Set(inRoom);
    for (const file of files) {
        for (const { line, from, to, source } of mutantsOf(fs.readFileSync(file, 'utf8'))) {
            if (!pass({ file, source })) {
                killed += 1;
                total += 1;
                continue;
            }
            const base = path.basename(file);
            const known = inRoom.find((one) => one.file === base && one.from === from && one.to === to);
            total += known ? 0 : 1;
            console.log(`survived ${base}:${line}  ${from.replace(/\s+/g, ' ')}  →  ${to}`);
            if (known) {
                equivalents.delete(known);
                console.log(`    equivalent: ${known.why}`);
            }
        }
    }
    for (const { file, from, to } of equivalents) {
        console.log(`listed as equivalent, and killed or gone: ${file}  ${from}  →  ${to}`);
    }
    const share = (100 * killed) / total;
    const apart = inRoom.length - equivalents.size;
    console.log(
        `${name}: ${total} mutants and ${apart} equivalent, ${killed} killed, ${share.toFixed(1)} % (at least ${least})`
    );
    return share >= least && equivalents.size === 0;
}
