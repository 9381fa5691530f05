import type { Project } from '../../project.ts';
import type { Value } from '../../values.ts';
import { apexOf, contextOf, type Apex } from './callouts.ts';
import type { ApexContext } from './context.ts';
import { changesIn } from './syntax/program.ts';
import { blockOf, type ApexType, type Method, type Range } from './syntax/type.ts';
import { fieldValues, returnsOf } from './variables.ts';

/** A result is asked for each field that a page shows: less than for a callout is enough. */
const BUDGET = 300;

/** What a field of the class has that a method gives, or a list or map of it, or what the class puts into a map under that name. All names in lower case. */
export const resultField = (project: Project, className: string, method: string, field: string): Value[] =>
    project.once(`result ${className}.${method}.${field}`, () => {
        const apex = { ...apexOf(project), pages: () => [] };
        const methods = apex.program.named(className)?.methods ?? [];
        return methods.filter(({ name }) => name === method).flatMap((found) => fieldOf(found, field, apex));
    });

/** What a method gives that gives a text. All names in lower case. */
export const resultText = (project: Project, className: string, method: string): Value[] =>
    project.once(`result ${className}.${method}`, () => {
        const apex = { ...apexOf(project), pages: () => [] };
        const methods = apex.program.named(className)?.methods ?? [];
        return methods
            .filter(({ name, type }) => name === method && type === 'string')
            .flatMap((found) => returnsOf(found, shortContext(found, apex)));
    });

function fieldOf(method: Method, field: string, apex: Apex): Value[] {
    const { program, records } = apex;
    const given = program.find(method.type.replace(/^.*[<,]|[>[\]]+/g, ''), method.owner);
    const isField = given && program.field(field, given) !== undefined;
    const values = isField ? (fieldValues(field, given, shortContext(blockOf(given), apex)) ?? []) : [];
    const puts = records.project.once(`puts ${method.owner.file} ${method.owner.name}`, () => putsIn(method.owner));
    return [
        ...values,
        ...(puts.get(field) ?? []).flatMap((put) => {
            const context = shortContext(put.method, apex);
            return context.values(put.value, context);
        })
    ];
}

const shortContext = (method: Method, apex: Apex): ApexContext => ({
    ...contextOf(method, apex),
    budget: { left: BUDGET }
});

interface Put {
    method: Method;
    value: Range;
}

/** `result.put('icon', value)`: what a class puts into maps, by the key. */
function putsIn({ methods }: ApexType): Map<string, Put[]> {
    const found = new Map<string, Put[]>();
    for (const method of methods) {
        const { tokens } = method.owner;
        for (const { key, value } of [...changesIn(method).values()].flat()) {
            const name = key && tokens[key.from].kind === 'text' ? tokens[key.from].text.toLowerCase() : undefined;
            if (name !== undefined) {
                found.set(name, [...(found.get(name) ?? []), { method, value }]);
            }
        }
    }
    return found;
}
