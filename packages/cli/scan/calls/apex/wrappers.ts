import type { Value } from '../../values.ts';
import { callSites } from './call-sites.ts';
import type { Callout } from './context.ts';
import type { ApexProgram } from './syntax/program.ts';
import type { ApexType } from './syntax/type.ts';

/**
 * A class may have a method `setEndpoint` of its own, which hands its address on to a request: such a callout is the one
 * of its caller, and what the request gets from it is no second.
 */
export function onceWithWrappers(callouts: Callout[], types: ApexType[], program: ApexProgram): Callout[] {
    const wrappers = types.flatMap(({ methods }) => methods).filter(({ name }) => name === 'setendpoint');
    if (wrappers.length === 0) {
        return callouts;
    }
    const calls = new Set(
        wrappers
            .flatMap((wrapper) => callSites(program, wrapper))
            .flatMap(({ method: { owner }, arguments: [given] }) => (given ? keyOf(owner, given.from) : []))
    );
    const handedOn = new Set(
        callouts
            .filter(({ address }) => address && calls.has(keyOf(address.owner, address.from)))
            .flatMap(({ values }) => values.map(placeKey))
    );
    const files = new Set(wrappers.map(({ owner }) => owner.file));
    return callouts.map((callout) =>
        files.has(callout.place.file)
            ? { ...callout, values: callout.values.filter((value) => !handedOn.has(placeKey(value))) }
            : callout
    );
}

const keyOf = ({ file }: ApexType, index: number): string => `${file} ${index}`;

const placeKey = ({ at: { file, line, column } }: Value): string => `${file}:${line}:${column}`;
