import { takes } from './syntax/overloads.ts';
import { argumentsAt, type ApexProgram, type Site } from './syntax/program.ts';
import { blockOf, type ApexType, type Method } from './syntax/type.ts';

const MOST = 200;

/** Who calls a method or constructor, all over the project. */
export const callSites = (program: ApexProgram, called: Method): Site[] =>
    program.callSitesOf(called, () => findCallSites(program, called));

function findCallSites(program: ApexProgram, called: Method): Site[] {
    const { owner } = called;
    const near = owner.outer ?? owner;
    const files = new Set([
        ...program.mentions(near.name),
        ...program.mentions(owner.name),
        // A caller may know the interface only.
        ...owner.interfaces.flatMap((name) => program.mentions(name)),
        ...program.subclasses(owner).flatMap((type) => program.mentions(type.name))
    ]);
    const found: Site[] = [];
    for (const type of files) {
        // What a field starts with may call, too.
        const starts = [...type.fields.values()].flatMap(({ init }) => (init ? [blockOf(type, init)] : []));
        for (const method of [...type.methods, ...starts]) {
            if (found.length < MOST && method !== called) {
                found.push(...sitesIn(program, called, method));
            }
        }
    }
    return found;
}

function sitesIn(program: ApexProgram, called: Method, method: Method): Site[] {
    const { tokens } = method.owner;
    const found: Site[] = [];
    for (let index = method.from; index < method.to - 1; index++) {
        if (tokens[index + 1].text !== '(' || tokens[index].kind !== 'name') {
            continue;
        }
        const isCall = called.isConstructor
            ? constructs(program, called.owner, method, index)
            : calls(program, called, method, index);
        if (isCall) {
            const given = argumentsAt(tokens, index + 1);
            if (takes(called, given, method, program)) {
                found.push({ method, arguments: given });
            }
        }
    }
    return found;
}

/** `new Name(`, `new Outer.Name(`, `super(` of a subclass, `this(` of the class itself. */
function constructs(program: ApexProgram, owner: ApexType, method: Method, index: number): boolean {
    const { tokens } = method.owner;
    const { text } = tokens[index];
    if (text === 'super') {
        return program.superOf(method.owner) === owner;
    }
    if (text === 'this') {
        return method.owner === owner;
    }
    const isNew =
        tokens[index - 1]?.text === 'new' || (tokens[index - 1]?.text === '.' && tokens[index - 3]?.text === 'new');
    return isNew && text === owner.name && program.find(text, method.owner) !== undefined;
}

function calls(program: ApexProgram, called: Method, method: Method, index: number): boolean {
    const { tokens } = method.owner;
    if (tokens[index].text !== called.name) {
        return false;
    }
    if (tokens[index - 1]?.text !== '.') {
        return tokens[index - 1]?.text !== 'new' && isOfLineage(program, called.owner, method.owner);
    }
    const before = tokens[index - 2]?.text ?? '';
    if (before === 'this' || before === 'super') {
        return isOfLineage(program, called.owner, method.owner);
    }
    if (before === ')') {
        return mentionsBefore(called.owner, method, index);
    }
    const type = program.declared(before, method)?.type ?? before;
    return isRelated(program, type, called.owner, method.owner);
}

/** `new Name(…).method(`, `Name.getInstance().method(` */
function mentionsBefore({ name }: ApexType, method: Method, index: number): boolean {
    const { tokens } = method.owner;
    for (let at = index - 2; at > method.from && !/^[;{}]$/.test(tokens[at].text); at--) {
        if (tokens[at].text === name) {
            return true;
        }
    }
    return false;
}

function isOfLineage(program: ApexProgram, owner: ApexType, caller: ApexType): boolean {
    for (let around: ApexType | undefined = caller; around; around = around.outer) {
        if (program.lineage(around).includes(owner) || program.lineage(owner).includes(around)) {
            return true;
        }
    }
    return false;
}

function isRelated(program: ApexProgram, typeName: string, owner: ApexType, from: ApexType): boolean {
    const last = typeName.split('.').at(-1)!;
    if (last === owner.name) {
        return true;
    }
    if (owner.interfaces.includes(last)) {
        return true;
    }
    const type = /^\w+$/.test(last) ? program.find(typeName, from) : undefined;
    return !!type && (program.lineage(type).includes(owner) || program.lineage(owner).includes(type));
}
