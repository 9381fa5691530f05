import type { Node } from '@babel/types';
import type { CallKind } from '../../../model.ts';
import type { Place, Value } from '../../../values.ts';

/** One place in a script from which something leaves, with the addresses it can have. */
export interface Sink {
    kind: CallKind;
    node: Node;
    /** Where it stands within a text of several lines; else the node's place. */
    place?: Place;
    values: Value[];
    mode?: string;
    readsAnswer?: boolean;
}
