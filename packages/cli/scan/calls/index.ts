import type { Call } from '../model.ts';
import type { Project } from '../project.ts';
import { apexCalls } from './apex-calls.ts';
import { sayBroken } from './broken-files.ts';
import { cssCalls } from './css.ts';
import { imageCalls } from './metadata/image-calls.ts';
import { omnistudioCalls } from './metadata/omnistudio-calls.ts';
import { serviceCalls } from './metadata/service-calls.ts';
import { siteCalls } from './metadata/site-calls.ts';
import { targetCalls } from './metadata/target-calls.ts';
import { markupCalls } from './markup-calls.ts';
import { scriptCalls } from './script-calls.ts';
import { worldOf } from './world.ts';

/** Every call that the sources of a project make, once each, in the order of their places. */
export function readCalls(project: Project): Call[] {
    const world = worldOf(project);
    const calls = [
        ...scriptCalls(world),
        ...markupCalls(world),
        ...cssCalls(project),
        ...apexCalls(world),
        ...serviceCalls(project),
        ...imageCalls(project),
        ...siteCalls(project),
        ...omnistudioCalls(project),
        ...targetCalls(project)
    ];
    sayBroken(project);
    const seen = new Map<string, Call>();
    return calls
        .filter((call) => {
            const { address } = call;
            const target =
                address.kind === 'url'
                    ? address.origin
                    : address.kind === 'named-credential'
                      ? address.name
                      : address.kind;
            const key = JSON.stringify([call.kind, call.sink, call.at.file, call.at.line, target]);
            const known = seen.get(key);
            if (known && 'secret' in known.address && 'secret' in address) {
                known.address.secret ??= address.secret;
            }
            return !known && seen.set(key, call);
        })
        .sort(
            (one, other) =>
                compare(one.sink.file, other.sink.file) ||
                one.sink.line - other.sink.line ||
                one.sink.column - other.sink.column
        );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
