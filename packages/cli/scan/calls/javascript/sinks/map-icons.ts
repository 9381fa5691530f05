import type { CallExpression } from '@babel/types';
import { calleeName } from '../js-file.ts';
import { optionOf, textsOf } from '../parts.ts';
import type { Sink } from './sink.ts';
import type { Context } from '../thing.ts';

/** The pictures that the markers of a map show: `L.icon({ iconUrl })`, `new google.maps.Marker({ icon })`. */
const PICTURES: Record<string, string[]> = {
    icon: ['iconUrl', 'shadowUrl'],
    Icon: ['iconUrl', 'shadowUrl'],
    Marker: ['icon']
};

export function iconSinks(call: CallExpression, context: Context): Sink[] {
    const [options] = call.arguments;
    return (PICTURES[calleeName(call)] ?? []).flatMap((name) => {
        const address = options && optionOf(options, name);
        // A symbol of the map itself is an object or a name.
        const values = address
            ? textsOf(address, context).filter(({ pieces: [start] }) => IS_ADDRESS.test(String(start)))
            : [];
        return address && values.length > 0 ? [{ kind: 'img', node: address, values }] : [];
    });
}

const IS_ADDRESS = /^(https?:)?\/\//i;
