import { Script } from 'node:vm';
import { Numbering } from './body.ts';
import { names } from './emitted-names.ts';
import { compileClass } from './compile-class.ts';
import { checkDuplicates } from '../semantics/duplicates.ts';
import { Declarer, declareNames, hasAnnotation, isTestMethod } from '../semantics/declare.ts';
import type { UserClass } from '../semantics/user-class.ts';
import { ClassEmitter } from './emit-class.ts';
import { NEWEST_API, type ApexSource } from '../syntax/source.ts';
import type { Native } from '../library/define.ts';
import { ApexLoadError, asLoadError } from '../syntax/load-error.ts';
import { ownName } from '../syntax/own-name.ts';
import { parseCached } from '../syntax/parse-cache.ts';
import type { ClassMeta, FieldMeta, MethodMeta, Program } from '../runtime/program.ts';
import type { RecordStore } from '../soql/records.ts';
import type { Member, Modifiers, TypeDeclaration } from '../syntax/tree.ts';
import type { Method, TypeTable } from '../semantics/types.ts';
import { EXCEPTION, type ApexType } from '../semantics/apex-type.ts';
import { shortNames } from './runtime-calls.ts';

export interface Compiled {
    program: Program;
    /** What is not loaded: a class, or one of its members; the cause before what needs it. */
    refused: ApexLoadError[];
    /** Top-level classes that are tests and not loaded at all. */
    refusedTests: { name: string; methods: number; error: ApexLoadError }[];
}

const BYTE_ORDER_MARK = /^\uFEFF/;
/** Longer code of a class is tried out: JavaScript's own parser may find it too deeply nested. */
const LONG_CODE = 20_000;

export type Parse = (file: string, text: string) => TypeDeclaration;

export interface CompileOptions {
    /** The project's own prefix. */
    namespace?: string;
    /** Objects that queries may name, with their fields. */
    objects?: RecordStore['fields'];
    parse?: Parse;
}

/** Compiles all sources. What is outside of the subset is refused with what needs it; the rest runs. */
export function compile(
    sources: ApexSource[],
    createTypes: () => { types: TypeTable; functions: Native[] },
    { namespace, objects = {}, parse = parseCached }: CompileOptions = {}
): Compiled {
    const refusals = new Refusals();
    const parsed = parseAll(sources, parse, refusals);
    for (;;) {
        const { types } = createTypes();
        types.namespace = namespace;
        types.objects = objects;
        const program = compileOnce(parsed, types, refusals);
        if (program) {
            return { program, refused: refusals.all, refusedTests: refusals.tests(parsed) };
        }
    }
}

interface Parsed {
    file: string;
    apiVersion: number;
    /** Number of methods that look like tests, for a file that could not be parsed. */
    testMethods: number;
    /** By the file's name when it could not be parsed. */
    name: string;
    declaration?: TypeDeclaration;
}

/** What was refused. A refused type makes all be compiled again, without it. */
class Refusals {
    readonly types = new Map<string, ApexLoadError>();
    private members: ApexLoadError[] = [];

    get all(): ApexLoadError[] {
        return [...this.types.values(), ...this.members];
    }

    again(): void {
        this.members = [];
    }

    type(name: string, error: ApexLoadError): void {
        error.subject ||= name;
        this.types.set(name, error);
    }

    readonly member = (subject: string, error: ApexLoadError): void => {
        error.subject ||= ownName(subject);
        this.members.push(error);
    };

    tests(parsed: Parsed[]): Compiled['refusedTests'] {
        return parsed.flatMap(({ name, testMethods, declaration }) => {
            const error = this.types.get(name);
            const methods = declaration ? countTests(declaration) : testMethods;
            return error && methods > 0 ? [{ name, methods, error }] : [];
        });
    }
}

const countTests = (declaration: TypeDeclaration): number => declaration.members.filter(isTestMethod).length;

function parseAll(sources: ApexSource[], parse: Parse, refusals: Refusals): Parsed[] {
    const parsed = new Map<string, Parsed>();
    for (const { path, text, apiVersion = NEWEST_API } of sources) {
        const entry = parseOne(path, apiVersion, text.replace(BYTE_ORDER_MARK, ''), parse, refusals);
        // The same class twice, as in a copy of the sources: the first counts.
        const key = entry.name.toLowerCase();
        if (parsed.has(key)) {
            const problem = `Duplicate class name: ${entry.name} stands in ${parsed.get(key)!.file} too.`;
            refusals.member(entry.name, new ApexLoadError(path, [1, 1], entry.name, problem));
        } else {
            parsed.set(key, entry);
        }
    }
    return [...parsed.values()];
}

function parseOne(file: string, apiVersion: number, text: string, parse: Parse, refusals: Refusals): Parsed {
    const testMethods = text.match(/(?:@istest|\btestmethod\b)[^;{]*\([^;{]*\)\s*\{/gi)?.length ?? 0;
    try {
        const declaration = parse(file, text);
        checkDuplicates(file, declaration);
        return { file, apiVersion, testMethods, name: declaration.name, declaration };
    } catch (error) {
        const name = file.replace(/^.*[/\\]|\.cls$/g, '');
        refusals.type(name, asLoadError(error, file, [1, 1]));
        return { file, apiVersion, testMethods, name };
    }
}

/** Undefined when a type was refused: without it others may not hold, so that all is done again. */
function compileOnce(parsed: Parsed[], types: TypeTable, refusals: Refusals): Program | undefined {
    refusals.again();
    const before = refusals.types.size;
    const all = parsed.flatMap(({ file, apiVersion, name, declaration }) =>
        declaration ? withInner(declareNames(file, apiVersion, declaration, types)) : types.addRefused(name)
    );
    for (const [name, refusal] of refusals.types) {
        types.get(types.canonical(name)!)!.refusal = refusal;
    }
    for (const { info, outer } of all) {
        info.refusal ??= outer?.info.refusal;
    }
    const attempt = (classes: UserClass[], step: (userClass: UserClass) => void): boolean => {
        for (const userClass of classes.filter((each) => !each.info.refusal)) {
            try {
                step(userClass);
            } catch (error) {
                refusals.type(
                    ownName(userClass.info.type.name),
                    asLoadError(error, userClass.file, userClass.declaration.at)
                );
            }
        }
        return refusals.types.size === before;
    };
    const numbering = new Numbering();
    const codes = new Map<UserClass, string>();
    const loaded = all.filter((each) => !each.info.refusal);
    const ordered = (): UserClass[] => baseFirst(loaded, types);
    const isWhole =
        attempt(all, (userClass) => new Declarer(types, userClass).declareParents()) &&
        attempt(ordered(), (userClass) => new Declarer(types, userClass).declareMembers(refusals.member)) &&
        attempt(ordered(), (userClass) => {
            const index = loaded.indexOf(userClass);
            const emitter = new ClassEmitter(userClass, types, numbering, index, refusals.member);
            const code = compileClass(emitter);
            if (code.length > LONG_CODE) {
                new Script(`(() => {\n${code}\n})`);
            }
            codes.set(userClass, code);
        });
    return isWhole ? link(loaded, ordered(), codes, numbering, types) : undefined;
}

const withInner = (userClass: UserClass): UserClass[] => [userClass, ...userClass.inner.flatMap(withInner)];

/** A class stands after what it extends. */
function baseFirst(all: UserClass[], types: TypeTable): UserClass[] {
    const depth = (userClass: UserClass): number => types.ancestry(userClass.info.type).length;
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
        shortNames,
        'const loaded = {};',
        ...libraries,
        numbering.constantsJs,
        ...ordered.map((userClass) => codes.get(userClass) ?? ''),
        'return loaded;'
    ].join('\n');
    return {
        code,
        classes: all.map((userClass) => describe(userClass, types)),
        sobjects: types.sobjects.map(String),
        frames: numbering.frames,
        lines: numbering.lines,
        lineClasses: numbering.lineClasses
    };
}

type MethodMember = Extract<Member, { kind: 'method' }>;

// ---- what the machine knows of a class ---------------------------------------------------------------------------

function describe(userClass: UserClass, types: TypeTable): ClassMeta {
    const { info, declaration, file, apiVersion, isTest, declared } = userClass;
    const methods = declaration.members.filter(
        (member): member is MethodMember => member.kind === 'method' && declared.has(member)
    );
    const withoutParameters = info.constructors.find((constructor) => constructor.parameters.length === 0);
    const ancestry = types.ancestry(info.type);
    const named = (test: (member: MethodMember) => boolean): string[] =>
        declaration.members
            .filter((member): member is MethodMember => member.kind === 'method')
            .filter(test)
            .map((member) => member.name);
    return {
        name: String(info.type),
        file,
        apiVersion,
        kind: info.kind,
        isTest,
        isAbstract: info.isAbstract,
        isException: ancestry.includes(EXCEPTION),
        ancestry: ancestry.map(String),
        fields: allFields(userClass, types),
        constants: info.constants,
        create: withoutParameters ? names.create(info.type, withoutParameters.emitted) : null,
        methods: methods.map((member) => describeMethod(member, declared.get(member)!)),
        // Classes of an old API version hold tests too without being test classes.
        tests: named(isTestMethod),
        setups: named((member) => hasAnnotation(member.modifiers, 'testsetup')),
        seeAllData: seesAllData(declaration.modifiers),
        seeAllDataTests: named((member) => seesAllData(member.modifiers))
    };
}

const seesAllData = ({ annotations }: Modifiers): boolean =>
    annotations.some(({ values }) => values.seealldata?.toLowerCase() === 'true');

function describeMethod(member: MethodMember, method: Method): MethodMeta {
    return {
        name: member.name,
        emitted: String(method.emitted),
        isStatic: method.isStatic,
        isAuraEnabled: hasAnnotation(member.modifiers, 'auraenabled'),
        isPublic: method.access === 'public' || method.access === 'global',
        parameters: member.parameters.map((parameter, i) => ({
            name: parameter.name,
            type: String(method.parameters[i])
        })),
        returns: String(method.returns)
    };
}

function allFields(userClass: UserClass, types: TypeTable): FieldMeta[] {
    const chain = types.ancestry(userClass.info.type).filter((type) => types.get(type)?.kind === 'class');
    return chain.reverse().flatMap((type) => ownFields(type, types));
}

function ownFields(type: ApexType, types: TypeTable): FieldMeta[] {
    return [...types.get(type)!.fields.values()].map((field) => ({
        name: field.name,
        type: String(field.type),
        isStatic: field.isStatic,
        isTransient: field.isTransient ?? false,
        isPublic: field.access === 'public' || field.access === 'global',
        isAuraEnabled: field.isAuraEnabled ?? false,
        emitted: names.stored(field.name),
        getter: field.getter === 'code' ? names.getter(field.name) : null,
        setter: field.setter === 'code' ? names.setter(field.name) : null
    }));
}
