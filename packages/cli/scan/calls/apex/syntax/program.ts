import type { Project } from '../../../project.ts';
import type { Place } from '../../../values.ts';
import { withoutTestBranches } from './test-branches.ts';
import { readTokens, type Token } from './tokens.ts';
import { areClosed, closing, endOfExpression, readTypedName } from './brackets.ts';
import { readTypes, type ApexType, type Method, type Range, type Variable } from './type.ts';

/** A call of a method or constructor, with the method that it stands in. */
export interface Site {
    method: Method;
    arguments: Range[];
}

/** The Apex of a project. Classes are read when they are asked for; tests and mocks are no part of it. */
export class ApexProgram {
    private readonly project: Project;
    private readonly read = new Map<string, ApexType[]>();
    private readonly mentioning = new Map<string, ApexType[]>();
    private readonly found = new Map<Method, Site[]>();
    private wordIndex?: Map<string, string[]>;

    constructor(project: Project) {
        this.project = project;
    }

    /** The types of a file, inner ones after their outer; none of a test. */
    typesOf(file: string): ApexType[] {
        let types = this.read.get(file);
        if (!types) {
            const tokens = readTokens(this.project.text(file));
            if (!areClosed(tokens)) {
                this.project.problems.push(`${file}: its brackets do not close; read as far as that goes`);
            }
            types = readTypes(file, withoutTestBranches(tokens))
                .flatMap(withInner)
                .filter((type) => !isTest(type));
            this.read.set(file, types);
        }
        return types;
    }

    /** All types in files that name `name`. */
    mentions(name: string): ApexType[] {
        let types = this.mentioning.get(name);
        if (!types) {
            types = (this.words().get(name.toLowerCase()) ?? []).flatMap((path) => this.typesOf(path));
            this.mentioning.set(name, types);
        }
        return types;
    }

    /** Who calls a method, found once. */
    callSitesOf(method: Method, find: () => Site[]): Site[] {
        let sites = this.found.get(method);
        if (!sites) {
            sites = find();
            this.found.set(method, sites);
        }
        return sites;
    }

    /** Which files name a type of the project. All texts are gone through once, however many types are asked for. */
    private words(): Map<string, string[]> {
        if (!this.wordIndex) {
            const texts = this.project
                .ofKind('apex')
                .map(({ path }): [string, string] => [path, this.project.text(path).toLowerCase()]);
            const declared = texts.flatMap(([, content]) =>
                [...content.matchAll(/\b(?:class|interface|enum)\s+(\w+)/g)].map(([, name]) => name)
            );
            const index = new Map<string, string[]>(declared.map((name) => [name, []]));
            for (const [path, content] of texts) {
                for (const word of new Set(content.match(/[a-z]\w*/g))) {
                    index.get(word)?.push(path);
                }
            }
            this.wordIndex = index;
        }
        return this.wordIndex;
    }

    /** A class by its name as `from` sees it: an inner one of its own, or one of the project. */
    find(name: string, from: ApexType): ApexType | undefined {
        const last = name.split('.').at(-1)!;
        for (let around: ApexType | undefined = from; around; around = around.outer) {
            const inner = around.inner.find((candidate) => candidate.name === last);
            if (inner || around.name === last) {
                return inner ?? around;
            }
        }
        return this.named(name);
    }

    /** A class of the project by its name, or an inner one as `Outer.Inner`. */
    named(name: string): ApexType | undefined {
        const files = this.project.once(
            'apex files',
            () => new Map(this.project.ofKind('apex').map(({ path }) => [stem(path), path]))
        );
        const [first, ...rest] = name.toLowerCase().split('.');
        const file = files.get(first);
        const last = rest.at(-1) ?? first;
        return file === undefined ? undefined : this.typesOf(file).find((type) => type.name === last);
    }

    superOf(type: ApexType): ApexType | undefined {
        return type.superName === undefined ? undefined : this.find(type.superName, type.outer ?? type);
    }

    /** The class and those above it. */
    lineage(type: ApexType): ApexType[] {
        const found: ApexType[] = [];
        for (let above: ApexType | undefined = type; above && !found.includes(above); above = this.superOf(above)) {
            found.push(above);
        }
        return found;
    }

    subclasses(type: ApexType): ApexType[] {
        return this.mentions(type.name).filter(
            (candidate) => candidate !== type && this.lineage(candidate).includes(type)
        );
    }

    /** What a name is declared as where it is used: a variable of the method, a parameter, a field. */
    declared(name: string, method: Method): Variable | undefined {
        return (
            locals(method).find((variable) => variable.name === name) ??
            method.parameters.find((parameter) => parameter.name === name) ??
            this.field(name, method.owner)?.field
        );
    }

    field(name: string, type: ApexType): { field: Variable; owner: ApexType } | undefined {
        for (let around: ApexType | undefined = type; around; around = around.outer) {
            for (const owner of this.lineage(around)) {
                const field = owner.fields.get(name);
                if (field) {
                    return { field, owner };
                }
            }
        }
        return undefined;
    }
}

const withInner = (type: ApexType): ApexType[] => [type, ...type.inner.flatMap(withInner)];

const MOCKS = /^(httpcalloutmock|webservicemock|stubprovider)$/;

const isTest = (type: ApexType): boolean =>
    type.isTest || type.interfaces.some((name) => MOCKS.test(name)) || (type.outer !== undefined && isTest(type.outer));

const stem = (path: string): string =>
    path
        .slice(path.lastIndexOf('/') + 1)
        .replace(/\.\w+$/, '')
        .toLowerCase();

export const placeOf = (type: ApexType, index: number): Place => {
    const token = type.tokens[index];
    return { file: type.file, line: token?.line ?? 1, column: token?.column ?? 1 };
};

/** The arguments of a call whose `(` is at `open`. */
export function argumentsAt(tokens: Token[], open: number): Range[] {
    const end = closing(tokens, open);
    const found: Range[] = [];
    for (let from = open + 1; from < end;) {
        const to = endOfExpression(tokens, from, end, /^,$/);
        found.push({ from, to });
        from = to + 1;
    }
    return found;
}

const known = new WeakMap<Method, Variable[]>();

/** The variables that a method declares; of a loop over a list with the list as its start. */
export function locals(method: Method): Variable[] {
    let found = known.get(method);
    if (!found) {
        found = readLocals(method);
        known.set(method, found);
    }
    return found;
}

const NO_TYPE =
    /^(return|new|throw|else|insert|update|delete|upsert|undelete|instanceof|in|and|or|not|select|from|where|order|limit)$/;

function readLocals({ owner, from, to }: Method): Variable[] {
    const { tokens } = owner;
    const found: Variable[] = [];
    for (let index = from; index < to; index++) {
        const before = tokens[index - 1]?.text ?? '{';
        if (tokens[index].kind !== 'name' || !/^[;{}(]$|^final$/.test(before) || NO_TYPE.test(tokens[index].text)) {
            continue;
        }
        const { name, type, next } = readTypedName(tokens, index);
        const after = tokens[next]?.text;
        if (name !== '' && !NO_TYPE.test(name) && (after === '=' || after === ';' || after === ':' || after === ',')) {
            const isLoop = after === ':';
            const stop = endOfExpression(tokens, isLoop ? next + 1 : next, to, isLoop ? /^\)$/ : /^[;,]$/);
            found.push({
                name,
                type,
                init: after === '=' ? { from: next + 1, to: stop } : undefined,
                list: isLoop ? { from: next + 1, to: stop } : undefined
            });
            index = next - 1;
            if (!isLoop) {
                found.push(...furtherNames(tokens, stop, to, type));
            }
        }
    }
    return found;
}

/** `String a = '', b, c = 'x'`: what follows the first one, whose end is at `start`. */
function furtherNames(tokens: Token[], start: number, end: number, type: string): Variable[] {
    const found: Variable[] = [];
    for (let index = start; tokens[index]?.text === ',' && tokens[index + 1]?.kind === 'name';) {
        const stop = endOfExpression(tokens, index + 2, end);
        const init = tokens[index + 2]?.text === '=' ? { from: index + 3, to: stop } : undefined;
        found.push({ name: tokens[index + 1].text, type, init });
        index = stop;
    }
    return found;
}

/** Something that changes what a name of a method stands for. `on` is what stands before the dot of `object.name`. */
export interface Change {
    on: string;
    value: Range;
    /** `+=` */
    adds: boolean;
    /** Put into the list or map of that name: with the key that the map has it under. */
    isElement: boolean;
    key?: Range;
}

const changed = new WeakMap<Method, Map<string, Change[]>>();

/** Assignments to a name in a method: `name = …`, `this.name = …`, `object.name = …`. */
export const assignmentsTo = (name: string, method: Method): Change[] =>
    (changesIn(method).get(name) ?? []).filter(({ isElement }) => !isElement);

/** What is put into a list or map of that name: `name.add(value)`, `name.put(key, value)`. */
export const additionsTo = (name: string, method: Method): Change[] =>
    (changesIn(method).get(name) ?? []).filter(({ isElement }) => isElement);

export function changesIn(method: Method): Map<string, Change[]> {
    let found = changed.get(method);
    if (!found) {
        found = readChanges(method);
        changed.set(method, found);
    }
    return found;
}

function readChanges({ owner: { tokens }, from, to }: Method): Map<string, Change[]> {
    const found = new Map<string, Change[]>();
    for (let index = from; index < to - 1; index++) {
        const { text: name, kind } = tokens[index];
        const sign = tokens[index + 1].text;
        if (kind !== 'name' || !(sign === '=' || sign === '+=' || sign === '.')) {
            continue;
        }
        const on = tokens[index - 1]?.text === '.' ? (tokens[index - 2]?.text ?? '') : '';
        const isPut = sign === '.' && /^(add|put)$/.test(tokens[index + 2]?.text) && tokens[index + 3]?.text === '(';
        const given = isPut ? argumentsAt(tokens, index + 3) : [];
        const value = sign === '.' ? given.at(-1) : { from: index + 2, to: endOfExpression(tokens, index + 2, to) };
        if (value) {
            const change = {
                on,
                value,
                adds: sign === '+=',
                isElement: isPut,
                key: given.length > 1 ? given[0] : undefined
            };
            found.set(name, [...(found.get(name) ?? []), change]);
        }
    }
    return found;
}
