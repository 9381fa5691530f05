import { unknown, type Place, type Value } from '../../values.ts';
import type { Project } from '../../project.ts';
import { BUDGET, type ApexContext, type Callout, type GivenByPages } from './context.ts';
import { ApexProgram, argumentsAt, assignmentsTo, placeOf } from './syntax/program.ts';
import { Records } from './records.ts';
import { linksOf } from './expression.ts';
import { valuesOf } from './resolve.ts';
import { fieldValues, returnsOf } from './variables.ts';
import { onceWithWrappers } from './wrappers.ts';
import { blockOf, type ApexType, type Method, type Range } from './syntax/type.ts';

const CAN_CALL = /setEndpoint|getContent|WebServiceCallout|endpoint_x/i;

/** All callouts of the Apex of a project; `pages` knows what its components give to Apex. */
export function calloutsOf(project: Project, pages: GivenByPages): Callout[] {
    const apex = { ...apexOf(project), pages };
    const { program } = apex;
    const files = project.ofKind('apex').filter(({ path }) => CAN_CALL.test(project.text(path)));
    const callouts = files.flatMap(({ path }) =>
        project.tryRead(path, () => program.typesOf(path).flatMap((type) => calloutsIn(type, apex)))
    );
    const types = files.flatMap(({ path }) => project.tryRead(path, () => program.typesOf(path)));
    return onceWithWrappers(callouts, types, program);
}

/** What all callouts of a project are read with. */
export interface Apex {
    program: ApexProgram;
    records: Records;
    pages: GivenByPages;
}

export const apexOf = (project: Project): Omit<Apex, 'pages'> =>
    project.once('apex', () => ({ program: new ApexProgram(project), records: new Records(project) }));

/** What a property of a class gives, as a page of the org asks for it: a field, its getter, or a method `getName()`. */
export function propertyValues(project: Project, className: string, chain: string[]): Value[] {
    const { program, records } = apexOf(project);
    const type = program.named(className);
    const [name, ...rest] = chain.map((part) => part.toLowerCase());
    if (!type || rest.length > 0) {
        return [];
    }
    const method = type.methods.find((one) => one.name === `get${name}` && one.parameters.length === 0);
    const context = contextOf(method ?? blockOf(type), { program, records, pages: () => [] });
    return method ? returnsOf(method, context) : (fieldValues(name, type, context) ?? []);
}

function calloutsIn(type: ApexType, apex: Apex): Callout[] {
    return [
        ...type.methods.flatMap((method) => {
            return calloutsOfMethod(method, () => contextOf(method, apex));
        }),
        ...stubEndpoint(type, apex)
    ];
}

export const contextOf = (method: Method, apex: Apex): ApexContext => ({
    ...apex,
    values: valuesOf,
    method,
    open: new Set(),
    depth: 0,
    budget: { left: BUDGET }
});

function calloutsOfMethod(method: Method, context: () => ApexContext): Callout[] {
    const { tokens } = method.owner;
    const found: Callout[] = [];
    for (let index = method.from; index < method.to; index++) {
        const { text: name, kind } = tokens[index];
        if (kind !== 'name' || tokens[index + 1]?.text !== '(' || tokens[index - 1]?.text !== '.') {
            continue;
        }
        if (name === 'setendpoint') {
            const [address] = argumentsAt(tokens, index + 1);
            found.push(
                ...(address
                    ? [
                          {
                              place: placeOf(method.owner, index),
                              values: addressValues(address, context()),
                              address: { owner: method.owner, from: address.from },
                              isGiven: (at: Place) => isGivenTo(method, at, context().program)
                          }
                      ]
                    : [])
            );
        } else if (name === 'getcontent' || name === 'getcontentaspdf') {
            found.push({ place: placeOf(method.owner, index), values: pageAddress(index, method, context()) });
        }
    }
    return found.concat(stubAssignments(method, context()));
}

/** A call without an address that is known goes somewhere all the same. */
function addressValues(address: Range, context: ApexContext): Value[] {
    const values = valuesOf(address, context);
    return values.length > 0
        ? values
        : unknown('a value that is not set here', placeOf(context.method.owner, address.from));
}

/** Whether a place is in another method of the file that calls this one. */
const isGivenTo = (called: Method, at: Place, program: ApexProgram): boolean =>
    at.file === called.owner.file &&
    program
        .typesOf(at.file)
        .flatMap(({ methods }) => methods)
        .some((method) => method !== called && isIn(method, at) && callsByName(method, called.name));

const isIn = ({ owner: { tokens }, from, to }: Method, { line }: Place): boolean =>
    from < to && line >= tokens[from].line && line <= (tokens[to] ?? tokens[to - 1]).line;

const callsByName = ({ owner: { tokens }, from, to }: Method, name: string): boolean =>
    tokens
        .slice(from, to)
        .some(({ text, kind }, index) => kind === 'name' && text === name && tokens[from + index + 1]?.text === '(');

/** What stands before `.getContent()`: a page of the org, or a PageReference of an address. */
function pageAddress(index: number, method: Method, context: ApexContext): Value[] {
    const { tokens } = method.owner;
    const before = tokens[index - 2]?.text;
    const name = tokens[index - 2]?.kind === 'name' ? before : undefined;
    if (name === undefined) {
        const from = chainStart(index, method);
        const links = linksOf({ from, to: index - 1 }, context);
        return links[0]?.name === 'pagereference' && links[0].arguments?.[0]
            ? pageValues(valuesOf(links[0].arguments[0], context))
            : [];
    }
    const type = context.program.declared(name, method)?.type;
    return type === 'pagereference' ? pageValues(valuesOf({ from: index - 2, to: index - 1 }, context)) : [];
}

/** A page that cannot be known is nearly always the org's own: only a whole address is a callout. */
const pageValues = (values: Value[]): Value[] =>
    values.filter(({ pieces: [first] }) => typeof first === 'string' && /^https?:/i.test(first));

function chainStart(index: number, { owner: { tokens }, from }: Method): number {
    let start = index;
    while (start > from && !/^[;{}=]$|^return$/.test(tokens[start - 1].text)) {
        start--;
    }
    return start;
}

/** `stub.endpoint_x = '…'` of a class that was made from a WSDL, or `endpoint_x = '…'` in that class. */
function stubAssignments(method: Method, context: ApexContext): Callout[] {
    return assignmentsTo('endpoint_x', method)
        .filter(({ on }) => (on !== '' && on !== 'this') || method.owner.fields.has('endpoint_x'))
        .map(({ value }) => ({ place: placeOf(method.owner, value.from), values: valuesOf(value, context) }));
}

function stubEndpoint(type: ApexType, apex: Apex): Callout[] {
    const field = type.fields.get('endpoint_x');
    if (!field?.init || isReplaced(type, apex.records.project)) {
        return [];
    }
    const values = valuesOf(field.init, contextOf(blockOf(type), apex));
    return [{ place: placeOf(type, field.init.from), values }];
}

/** The address that the WSDL had is replaced wherever a stub is made. */
function isReplaced(type: ApexType, project: Project): boolean {
    const name = new RegExp(`\\b${(type.outer ?? type).name}\\b`, 'i');
    return project
        .ofKind('apex')
        .map(({ path }) => project.text(path))
        .some((content) => /\.\s*endpoint_x\s*=[^=]/i.test(content) && name.test(content));
}
