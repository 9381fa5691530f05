import { locals, type ApexProgram } from './program.ts';
import type { Method, Range } from './type.ts';

/**
 * Whether a method can be the one that is called with these arguments: as many, and none a text where the method takes no text, or the other
 * way round. `from` is the method that the call stands in.
 */
export const takes = (called: Method, given: Range[], from: Method, program: ApexProgram): boolean =>
    called.parameters.length === given.length &&
    called.parameters.every(({ type }, index) => {
        const own = typeOf(given[index], from, program);
        return own === undefined || ANY.test(type) || (own === 'string') === (type === 'string' || type === 'id');
    });

const ANY = /^(object|sobject|id|t)$/;

/** The type of an argument, where it is plain to see: a text, a variable, a constant of an enum, a new object. */
function typeOf({ from, to }: Range, method: Method, program: ApexProgram): string | undefined {
    const { tokens } = method.owner;
    const [first, second, third] = tokens.slice(from, Math.min(to, from + 3));
    if (to === from + 1) {
        return first.kind === 'text'
            ? 'string'
            : first.kind === 'name'
              ? declaredType(first.text, method, program)
              : undefined;
    }
    const isConstant = to === from + 3 && second.text === '.' && !program.declared(first.text, method);
    return isConstant && program.find(first.text, method.owner)?.constants?.has(third.text) ? first.text : undefined;
}

/** Of a name that two blocks declare with two types nothing is known, nor of what may hold a text, too. */
function declaredType(name: string, method: Method, program: ApexProgram): string | undefined {
    const own = new Set(locals(method).flatMap((variable) => (variable.name === name ? [variable.type] : [])));
    const type = own.size > 1 ? undefined : program.declared(name, method)?.type;
    return type === undefined || ANY.test(type) ? undefined : type;
}
