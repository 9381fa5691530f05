import type { Call } from '../model.ts';
import { calloutsOf } from './apex/callouts.ts';
import { apexArguments } from './javascript/apex-arguments.ts';
import type { World } from './javascript/thing.ts';
import { callsAt } from './make-call.ts';

/** The callouts of Apex: a relative address is none, so it counts as the org's own. */
export const apexCalls = (world: World): Call[] =>
    calloutsOf(world.project, (...names) => apexArguments(world, ...names)).flatMap(({ place, values, isGiven }) =>
        callsAt('apex-callout', place, values, { caller: 'apex', contexts: [] }, {}, isGiven)
    );
