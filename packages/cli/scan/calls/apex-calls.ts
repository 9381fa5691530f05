import type { Call } from '../model.ts';
import type { Project } from '../project.ts';
import { calloutsOf } from './apex/callouts.ts';
import { callsAt } from './make-call.ts';

/** The callouts of Apex: a relative address is none, so it counts as the org's own. */
export const apexCalls = (project: Project): Call[] =>
    calloutsOf(project).flatMap(({ place, values, isGiven }) =>
        callsAt('apex-callout', place, values, { caller: 'apex', contexts: [] }, {}, isGiven)
    );
