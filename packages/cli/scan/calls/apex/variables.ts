import { addTo, union, unknown, type Value } from '../../values.ts';
import { flowInputs } from '../metadata/flows.ts';
import { callSites } from './call-sites.ts';
import type { ApexContext } from './context.ts';
import { isReached } from './branches.ts';
import { returnRanges } from './expression.ts';
import { additionsTo, assignmentsTo, locals, placeOf } from './syntax/program.ts';
import { blockOf, type ApexType, type Method } from './syntax/type.ts';

/* What a name of Apex stands for: a variable, a parameter, a field, and what a method returns. */

export function nameValues(name: string, isField: boolean, context: ApexContext): Value[] | undefined {
    const { method } = context;
    const local = isField ? undefined : locals(method).find((variable) => variable.name === name);
    if (local) {
        const init = local.init ?? local.list;
        const start = init ? context.values(init, context) : [];
        return withAssigned(start, name, method, context, (on) => on === '');
    }
    const position = isField ? -1 : method.parameters.findIndex((parameter) => parameter.name === name);
    if (position >= 0) {
        return withAssigned(parameterValues(position, context), name, method, context, (on) => on === '');
    }
    return fieldValues(name, method.owner, context);
}

/** A start, what is put in its place later, and what is added to it. */
function withAssigned(
    start: Value[],
    name: string,
    method: Method,
    context: ApexContext,
    wanted: (on: string) => boolean
): Value[] {
    const key = `${method.owner.file}:${method.from} ${name}`;
    if (context.open.has(key)) {
        return start;
    }
    const inside = { ...context, method, open: new Set([...context.open, key]), depth: context.depth + 1 };
    const found = [...assignmentsTo(name, method), ...additionsTo(name, method)].filter(
        ({ on, value }) => wanted(on) && isReached(value.from, method, context)
    );
    const replaced = found.filter(({ adds }) => !adds).flatMap(({ value }) => context.values(value, inside));
    const all = union(
        start,
        replaced.filter((value) => value.pieces[0] !== '' || value.pieces.length > 1)
    );
    const added = found.filter(({ adds }) => adds);
    return added.length === 0
        ? all
        : addTo(
              all,
              added.map(({ value }) => context.values(value, inside))
          );
}

/** Looks at one of several ways with its part of what is left, so that the first takes nothing from the last. */
function withShare(context: ApexContext, ways: number, look: (context: ApexContext) => Value[]): Value[] {
    const part = Math.ceil(context.budget.left / ways);
    const budget = { left: part };
    const values = look({ ...context, budget });
    context.budget.left -= part - budget.left;
    return values;
}

function parameterValues(position: number, context: ApexContext): Value[] {
    const { method, program, given, open } = context;
    const { name } = method.parameters[position];
    const known = given?.get(name);
    if (known) {
        return known;
    }
    const at = placeOf(method.owner, method.from);
    const key = `${method.owner.file}:${method.from}(${position})`;
    if (open.has(key)) {
        return [];
    }
    const inside = new Set([...open, key]);
    const sites = callSites(program, method);
    const ofApex = sites.flatMap((site, index) =>
        withShare(context, sites.length - index, (shared) =>
            context.values(site.arguments[position], {
                ...shared,
                method: site.method,
                given: undefined,
                open: inside,
                depth: context.depth + 1
            })
        )
    );
    const values = union(ofApex, context.pages(method.owner.name, method.name, name));
    return values.length > 0 ? values : unknown(`the parameter ${name}`, at);
}

/** A field: its start, its getter, and what any method assigns to it. */
export function fieldValues(name: string, type: ApexType, context: ApexContext): Value[] | undefined {
    const { program, open } = context;
    const found = program.field(name, type);
    if (!found) {
        return undefined;
    }
    const { field, owner } = found;
    const key = `${owner.file}:${owner.name}.${name}`;
    if (open.has(key)) {
        return [];
    }
    const inside = { ...context, open: new Set([...open, key]), given: undefined, depth: context.depth + 1 };
    const body = blockOf(owner);
    const start = field.init ? context.values(field.init, { ...inside, method: body }) : [];
    const getter = owner.getters.get(name);
    const returned = getter ? returnsOf({ ...body, ...getter }, inside) : [];
    const family = [owner, ...program.subclasses(owner), ...owner.inner, ...(owner.outer ? [owner.outer] : [])];
    const changes = family.flatMap((member) =>
        member.methods.flatMap((method) =>
            [...assignmentsTo(name, method), ...additionsTo(name, method)]
                .filter(({ on }) => (on === '' ? !isLocal(name, method) : on === 'this' || on === owner.name))
                .map(({ value, adds }) => ({ adds, values: context.values(value, { ...inside, method }) }))
        )
    );
    const assigned = changes.filter(({ adds }) => !adds).flatMap(({ values }) => values);
    const added = changes.filter(({ adds }) => adds).map(({ values }) => values);
    const outside = program.mentions(owner.name).flatMap((member) => assignedFromOutside(name, owner, member, inside));
    const fromFlows = flowInputs(context.records.project, (owner.outer ?? owner).name, name);
    const all = union(start, returned, assigned, outside, fromFlows);
    const values = added.length === 0 ? all : addTo(all, added);
    return values.length > 0 ? values : unknown(`the field ${name}`, placeOf(owner, 0));
}

const isLocal = (name: string, method: Method): boolean =>
    locals(method).some((variable) => variable.name === name) ||
    method.parameters.some((parameter) => parameter.name === name);

/** `client.endpoint = …` where `client` is declared as the class. */
function assignedFromOutside(name: string, owner: ApexType, member: ApexType, context: ApexContext): Value[] {
    return member.methods.flatMap((method) =>
        assignmentsTo(name, method)
            .filter(
                ({ on }) =>
                    on !== '' &&
                    on !== 'this' &&
                    context.program.declared(on, method)?.type.split('.').at(-1) === owner.name
            )
            .flatMap(({ value }) => context.values(value, { ...context, method }))
    );
}

export const returnsOf = (method: Method, context: ApexContext): Value[] =>
    returnRanges(method)
        .filter(({ from }) => isReached(from, method, context))
        .flatMap((range) => context.values(range, { ...context, method }));
