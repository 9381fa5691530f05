import type { OrgIdentity } from './identity.ts';

/** What the compiler hands to the machine: plain data, so that it can be sent to a worker thread. */
export interface Program {
    /** Whose org the code runs in. */
    identity?: OrgIdentity;
    /** The limit of CPU time, when it is not the platform's. */
    cpuMs?: number;
    /** JavaScript: the body of a function of `(R, V, L)` that returns a `LoadedClasses`. */
    code: string;
    classes: ClassMeta[];
    /** SObject types that the classes name. */
    sobjects: string[];
    /** Display names of methods, for stack traces: `CalloutProxy.send`. */
    frames: string[];
    /** Line of each counted statement. */
    lines: number[];
    /** Index in `classes` of each counted statement's top-level class. */
    lineClasses: number[];
}

export interface ClassMeta {
    name: string;
    file: string;
    apiVersion: number;
    kind: 'class' | 'interface' | 'enum';
    isTest: boolean;
    isAbstract: boolean;
    isException: boolean;
    /** All supertypes, itself first. */
    ancestry: string[];
    /** Own and inherited, the base class first. */
    fields: FieldMeta[];
    constants: string[];
    /** Emitted name of the constructor without parameters. */
    create: string | null;
    methods: MethodMeta[];
    /** Of a test class. */
    tests: string[];
    setups: string[];
    seeAllData: boolean;
    /** Its tests that say so themselves. */
    seeAllDataTests: string[];
}

export interface FieldMeta {
    name: string;
    type: string;
    isStatic: boolean;
    isTransient: boolean;
    isPublic: boolean;
    isAuraEnabled: boolean;
    /** Property of the emitted object that holds it; null for a property with code only. */
    emitted: string | null;
    getter: string | null;
    setter: string | null;
}

export interface MethodMeta {
    name: string;
    emitted: string;
    isStatic: boolean;
    isAuraEnabled: boolean;
    isPublic: boolean;
    parameters: { name: string; type: string }[];
    returns: string;
}

/** What the emitted code returns, by class name. */
export interface LoadedClass {
    /** The JavaScript class; undefined for an interface or an enum. */
    type?: new () => object;
    /** Emitted name → static method or constructor. */
    functions: Record<string, (...args: unknown[]) => unknown>;
    /** Forgets the static state: the next use initialises it anew. */
    reset?: () => void;
}
