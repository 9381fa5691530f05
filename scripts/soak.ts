import { readOptions, wrongUsage } from '../lab/options.ts';
import { soak } from '../verify/soak/soak.ts';

const USAGE = `The CORS proxy under callers that end in every way. Exit code 1 for a leak or a wrong answer.

    npm run soak -- [--minutes N]

    --minutes N   0.1 to 1440; 1 when left out
`;

/** `npm run soak`. */
const { values } = readOptions(USAGE, { minutes: { type: 'string', default: '1' } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 1_440)) {
    wrongUsage(USAGE, `--minutes takes a number from 0.1 to 1440, not "${values.minutes}".`);
}
const { calls, wrong, refused, inFlight, connections, upstreamSockets, grown } = await soak(minutes);
wrong.slice(0, 20).forEach((one) => console.error(`wrong answer: ${one}`));
console.log(
    `${calls} calls, ${wrong.length} wrong answers, ${refused} refused to the one over its share; in flight ${inFlight}, connections ${connections}, sockets to the upstream ${upstreamSockets}, heap ${grown.toFixed(1)} MB more`
);
// Where nobody was over a share, nothing was seen of the bound.
process.exit(refused === 0 || wrong.length + inFlight + connections + upstreamSockets > 0 || grown > 50 ? 1 : 0);
