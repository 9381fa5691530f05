import type { Node } from '@babel/types';
import type { CallKind } from '../../model.ts';
import type { Value } from '../../values.ts';

/** One place in a script from which something leaves, with the addresses it can have. */
export interface Sink {
    kind: CallKind;
    node: Node;
    values: Value[];
    mode?: string;
    readsAnswer?: boolean;
}
