import { Numbering, names } from './body.ts';
import { ClassCompiler } from './compile-class.ts';
import { Declarer, declareNames, hasAnnotation, isTestMethod, type UserClass } from './declare.ts';
import type { ApexSource } from './index.ts';
import type { Native } from './library/define.ts';
import { ApexLoadError } from './load-error.ts';
import { parseClass } from './parse.ts';
import type { ClassMeta, FieldMeta, MethodMeta, Program } from './program.ts';
import type { Member, TypeDeclaration } from './tree.ts';
import type { TypeTable } from './types.ts';

export interface Compiled {
    program: Program;
    /** One for each class that was refused, the cause before what needs it. */
    refused: ApexLoadError[];
    /** Names of refused top-level classes that are tests. */
    refusedTests: { name: string; methods: number; error: ApexLoadError }[];
}

export type Parse = (file: string, text: string) => TypeDeclaration;

/** Compiles all sources. A class that is outside the subset is refused with what needs it; the others run. */
export function compile(
    sources: ApexSource[],
    createTypes: () => { types: TypeTable; functions: Native[] },
    parse: Parse = parseClass
): Compiled {
    const refusals = new Map<string, ApexLoadError>();
    const declarations = parseAll(sources, parse, refusals);
    for (;;) {
        const accepted = declarations.filter(({ declaration }) => !refusals.has(declaration.name));
        const compiled = compileOnce(accepted, createTypes().types, refusals);
        if (compiled) {
            return {
                program: compiled,
                refused: [...refusals.values()],
                refusedTests: testsAmong(declarations, refusals)
            };
        }
    }
}

interface Declared {
    file: string;
    declaration: TypeDeclaration;
}

function parseAll(sources: ApexSource[], parse: Parse, refusals: Map<string, ApexLoadError>): Declared[] {
    const declarations: Declared[] = [];
    for (const { path, text } of sources) {
        try {
            declarations.push({ file: path, declaration: parse(path, text) });
        } catch (error) {
            refusals.set(path, asLoadError(error));
        }
    }
    return declarations;
}

function asLoadError(error: unknown): ApexLoadError {
    if (!(error instanceof ApexLoadError)) {
        throw error;
    }
    return error;
}

/** Undefined when a class was refused: without it others may not hold, so that all is done again. */
function compileOnce(
    declared: Declared[],
    types: TypeTable,
    refusals: Map<string, ApexLoadError>
): Program | undefined {
    const tops = declared.map(({ file, declaration }) => declareNames(file, declaration, types));
    const all = tops.flatMap(withInner);
    const attempt = (classes: UserClass[], step: (userClass: UserClass) => void): boolean => {
        for (const userClass of classes) {
            const top = userClass.top.info.name;
            try {
                if (!refusals.has(top)) {
                    step(userClass);
                }
            } catch (error) {
                refusals.set(top, asLoadError(error));
            }
        }
        return !tops.some((top) => refusals.has(top.info.name));
    };
    const numbering = new Numbering();
    const codes = new Map<UserClass, string>();
    const ordered = (): UserClass[] => baseFirst(all, types);
    const isWhole =
        attempt(all, (userClass) => new Declarer(types, userClass).declareParents()) &&
        attempt(ordered(), (userClass) => new Declarer(types, userClass).declareMembers()) &&
        attempt(ordered(), (userClass) => {
            const compiler = new ClassCompiler(userClass, types, numbering, all.indexOf(userClass));
            codes.set(userClass, compiler.compile());
        });
    return isWhole ? link(all, ordered(), codes, numbering, types) : undefined;
}

const withInner = (userClass: UserClass): UserClass[] => [userClass, ...userClass.inner.flatMap(withInner)];

/** A class stands after what it extends. */
function baseFirst(all: UserClass[], types: TypeTable): UserClass[] {
    const depth = (userClass: UserClass): number => types.ancestry(userClass.info.name).length;
    return [...all].sort((a, b) => depth(a) - depth(b));
}

function link(
    all: UserClass[],
    ordered: UserClass[],
    codes: Map<UserClass, string>,
    numbering: Numbering,
    types: TypeTable
): Program {
    const libraries = [...numbering.library].map((index) => `const ${names.library(index)} = L[${index}];`);
    const code = [
        "'use strict';",
        'const { nn, h, tick, cat, lt, gt, le, ge, addInteger, subtractInteger, multiplyInteger, divideInteger } = V;',
        'const loaded = {};',
        ...libraries,
        numbering.constantsJs,
        ...ordered.map((userClass) => codes.get(userClass) ?? ''),
        'return loaded;'
    ].join('\n');
    return {
        code,
        classes: all.map((userClass) => describe(userClass, types)),
        sobjects: types.sobjects,
        frames: numbering.frames,
        lines: numbering.lines,
        lineClasses: numbering.lineClasses
    };
}

// ---- what the machine knows of a class ---------------------------------------------------------------------------

function describe(userClass: UserClass, types: TypeTable): ClassMeta {
    const { info, declaration, file, isTest } = userClass;
    const methods = declaration.members.filter((member) => member.kind === 'method');
    const withoutParameters = info.constructors.find((constructor) => constructor.parameters.length === 0);
    const named = (test: (member: (typeof methods)[number]) => boolean): string[] =>
        methods.filter(test).map((member) => member.name);
    return {
        name: info.name,
        file,
        kind: info.kind,
        isTest,
        isAbstract: info.isAbstract,
        isException: types.ancestry(info.name).includes('Exception'),
        ancestry: types.ancestry(info.name),
        fields: allFields(userClass, types),
        constants: info.constants,
        create: withoutParameters ? names.create(info.name, withoutParameters.emitted) : null,
        methods: methods.map((member) => describeMethod(member, userClass)),
        tests: isTest ? named((member) => isTestMethod(member.modifiers)) : [],
        setups: named((member) => hasAnnotation(member.modifiers, 'testsetup')),
        seeAllData: declaration.modifiers.annotations.some((each) => each.values.seealldata === 'true')
    };
}

function describeMethod(member: Extract<Member, { kind: 'method' }>, userClass: UserClass): MethodMeta {
    const overloads = userClass.info.methods.get(member.name.toLowerCase())!;
    const own = overloads.find((method) => method.parameters.length === member.parameters.length)!;
    const exact = overloads.find((method) => sameParameters(method.parameters, member)) ?? own;
    return {
        name: member.name,
        emitted: String(exact.emitted),
        isStatic: exact.isStatic,
        isAuraEnabled: hasAnnotation(member.modifiers, 'auraenabled'),
        isPublic: exact.access === 'public' || exact.access === 'global',
        parameters: member.parameters.map((parameter, i) => ({ name: parameter.name, type: exact.parameters[i] })),
        returns: exact.returns
    };
}

const sameParameters = (types: string[], member: Extract<Member, { kind: 'method' }>): boolean =>
    types.length === member.parameters.length &&
    types.every((type, i) => type.split(/[.<]/).at(-1)!.startsWith(member.parameters[i].type.name.split('.').at(-1)!));

function allFields(userClass: UserClass, types: TypeTable): FieldMeta[] {
    const chain = types.ancestry(userClass.info.name).filter((type) => types.get(type)?.kind === 'class');
    return chain.reverse().flatMap((type) => ownFields(type, types));
}

function ownFields(type: string, types: TypeTable): FieldMeta[] {
    return [...types.get(type)!.fields.values()].map((field) => ({
        name: field.name,
        type: field.type,
        isStatic: field.isStatic,
        isTransient: field.isTransient ?? false,
        isPublic: field.access === 'public' || field.access === 'global',
        isAuraEnabled: field.isAuraEnabled ?? false,
        emitted: names.stored(field.name),
        getter: field.getter === 'code' ? names.getter(field.name) : null,
        setter: field.setter === 'code' ? names.setter(field.name) : null
    }));
}

function testsAmong(declarations: Declared[], refusals: Map<string, ApexLoadError>): Compiled['refusedTests'] {
    return declarations.flatMap(({ declaration }) => {
        const error = refusals.get(declaration.name);
        const methods = declaration.members.filter(
            (member) => member.kind === 'method' && isTestMethod(member.modifiers)
        ).length;
        return error && methods > 0 ? [{ name: declaration.name, methods, error }] : [];
    });
}
