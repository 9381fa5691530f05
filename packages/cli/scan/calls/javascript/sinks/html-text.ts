import type { CallExpression, Node } from '@babel/types';
import { isHole, type Hole, type Piece, type Value } from '../../../values.ts';
import { readElements } from '../../markup/elements.ts';
import { loadsOf } from '../../markup/load-attributes.ts';
import { calleeName } from '../js-file.ts';
import type { Sink } from './sink.ts';

/** The argument of a call that puts HTML into the page. */
export function htmlArgument(call: CallExpression): Node | undefined {
    const [first, second] = call.arguments;
    switch (calleeName(call)) {
        case 'insertAdjacentHTML':
            return second;
        case 'createContextualFragment':
        case 'setHTML':
        case 'setHTMLUnsafe':
        case 'write':
        case 'writeln':
        case 'html':
            return call.callee.type === 'MemberExpression' ? first : undefined;
        default:
            return undefined;
    }
}

/** What elements in a text of HTML load. A script in it does not run, and a list of images is no one address. */
export function htmlSinks(values: Value[]): Pick<Sink, 'kind' | 'values' | 'place'>[] {
    return values.flatMap(({ pieces, at }) => {
        const holes = pieces.filter(isHole);
        const content = pieces.map((piece) => (isHole(piece) ? HOLE : piece)).join('');
        if (!/<\w+\s[^]*=/.test(content)) {
            return [];
        }
        return readElements(content, false).flatMap((element) =>
            loadsOf(element)
                .filter(({ kind, isList }) => kind !== 'script' && kind !== 'form' && !isList)
                .flatMap(({ kind, attribute }) => {
                    const found = element.attributes.get(attribute);
                    if (!found || found.value.trim() === '') {
                        return [];
                    }
                    const before = content.slice(0, found.offset);
                    const line = at.line + before.split('\n').length - 1;
                    const place = line === at.line ? undefined : { ...at, line, column: 1 };
                    const first = before.split(HOLE).length - 1;
                    const address = { pieces: piecesOf(found.value, holes.slice(first)), at: place ?? at };
                    return [{ kind, values: [address], place }];
                })
        );
    });
}

/** A sign that stands in no address, in the place of what is not known. */
const HOLE = '\uFFFC';

const piecesOf = (content: string, holes: Hole[]): Piece[] =>
    content
        .split(HOLE)
        .flatMap((part, index): Piece[] => (index === 0 ? [part] : [holes[index - 1], part]))
        .filter((piece, index, all) => piece !== '' || all.length === 1);
