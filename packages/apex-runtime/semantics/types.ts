import { apexType, OBJECT, SOBJECT, type ApexType } from './apex-type.ts';
import { Distances } from './distances.ts';
import { STANDARD_OBJECTS } from './names.ts';
import type { ApexLoadError } from '../syntax/load-error.ts';
import type { Method, Field, TypeInfo } from './type-info.ts';
import { markedOwn, ownName } from '../syntax/own-name.ts';
import type { RecordStore } from '../soql/records.ts';

export type { Access, Field, Method, TypeInfo } from './type-info.ts';

/** Names of the library that are no types: the methods of every enum, of every class of the project, of every SObject type. */
const ANY_ENUM = apexType('#enum');
export const ANY_CLASS = apexType('#class');
export const ANY_SOBJECT_TYPE = apexType('#statics');

/** Knows every type: those of the library, the user's, and SObjects by their names. */
export class TypeTable {
    private readonly distances = new Distances(this);
    private readonly types = new Map<ApexType, TypeInfo>();
    private readonly names = new Map<string, ApexType>();
    /** Lower-case names of the platform's types: what `System.` means, whatever the project calls so. */
    private readonly platformNames = new Map<string, ApexType>();
    /** Of the project: `acme.Foo` is its own class `Foo`. */
    namespace: string | undefined;
    /** Objects that have records, with the names of their fields. */
    objects: RecordStore['fields'] = {};

    add(info: TypeInfo): void {
        this.types.set(info.type, info);
        this.names.set(ownName(info.type.name).toLowerCase(), info.type);
    }

    /** A type of the platform. */
    addPlatform(info: TypeInfo): void {
        this.add(info);
        this.platformNames.set(info.type.name.toLowerCase(), info.type);
    }

    platform(name: string): ApexType | undefined {
        return this.platformNames.get(name.toLowerCase());
    }

    /** What a top-level class of the project is known by. */
    newName(name: string): string {
        return this.platform(name) ? markedOwn(name) : name;
    }

    /** A standard object, made known when it is asked for first. */
    standardObject(name: string): ApexType | undefined {
        const standard = STANDARD_OBJECTS.get(name.toLowerCase());
        if (standard && !this.canonical(standard)) {
            this.addSObject(standard);
        }
        return standard ? apexType(standard) : undefined;
    }

    /** A type whose members matter no more: the code that uses them is compiled. */
    addKnown(type: ApexType, kind: TypeInfo['kind'], interfaces: ApexType[], constants: string[] = []): TypeInfo {
        const info: TypeInfo = {
            type,
            kind,
            typeParameters: [],
            interfaces,
            methods: new Map(),
            fields: new Map(),
            constructors: [],
            inner: new Map(),
            constants,
            isAbstract: false,
            isVirtual: false,
            isUser: false
        };
        this.add(info);
        return info;
    }

    /** A class whose file could not be read: its name is known all the same. */
    addRefused(name: string): [] {
        this.addKnown(apexType(this.newName(name)), 'class', []).isUser = true;
        return [];
    }

    addSObject(name: string): ApexType {
        const info = this.addKnown(apexType(name), 'class', []);
        info.superType = SOBJECT;
        return info.type;
    }

    /** The platform's own types. */
    library(): TypeInfo[] {
        return [...this.types.values()].filter((info) => !info.isUser && info.superType !== SOBJECT);
    }

    get sobjects(): ApexType[] {
        return [...this.types.values()].filter((info) => info.superType === SOBJECT).map((info) => info.type);
    }

    /** The type of a name, whatever its case. */
    canonical(name: string): ApexType | undefined {
        return this.names.get(name.toLowerCase());
    }

    get(type: ApexType): TypeInfo | undefined {
        return this.types.get(type.raw);
    }

    isEnum(type: ApexType): boolean {
        return this.get(type)?.kind === 'enum';
    }

    isSObject(type: ApexType): boolean {
        return this.get(type)?.superType === SOBJECT || type === SOBJECT;
    }

    /** The direct supertypes, with type arguments filled in. */
    parents(type: ApexType): ApexType[] {
        const info = this.get(type);
        if (!info) {
            return [];
        }
        const parents = info.superType ? [info.superType, ...info.interfaces] : info.interfaces;
        return parents.map((parent) => parent.substitute(info.typeParameters, type.args));
    }

    /** The type and all its supertypes. */
    ancestry(type: ApexType): ApexType[] {
        const all = [type];
        for (let i = 0; i < all.length; i++) {
            all.push(...this.parents(all[i]).filter((parent) => !all.includes(parent)));
        }
        return all;
    }

    /** Whose static members a class sees: its own, those of the classes around it, and of those around what it extends. */
    scopes(type: ApexType): ApexType[] {
        const outward = (each: ApexType): ApexType[] => {
            const outer = this.get(each)?.outer;
            return outer ? [each, ...outward(outer)] : [each];
        };
        return [...new Set([...outward(type), ...this.ancestry(type).flatMap(outward)])];
    }

    /** The class that no other stands around. */
    topLevel(type: ApexType): ApexType {
        const outer = this.get(type)?.outer;
        return outer ? this.topLevel(outer) : type.raw;
    }

    isAssignable(from: ApexType, to: ApexType): boolean {
        return this.distances.between(from, to) >= 0;
    }

    /** What every value has, and every enum or object of a project's class beside it. */
    commonMethods(type: ApexType, name: string): Method[] {
        const info = this.get(type);
        const isOwn = info?.isUser && info.kind === 'class';
        const owners = info?.kind === 'enum' ? [ANY_ENUM] : isOwn ? [OBJECT, ANY_CLASS] : [OBJECT];
        return owners.flatMap((owner) => this.methods(owner, name));
    }

    /** All methods of that name, the nearest declaration first; an override hides what it overrides. */
    methods(type: ApexType, name: string): Method[] {
        const found: Method[] = [];
        for (const ancestor of this.ancestry(type)) {
            const info = this.get(ancestor);
            const { args } = ancestor;
            for (const method of info?.methods.get(name.toLowerCase()) ?? []) {
                const bound =
                    args.length === 0
                        ? method
                        : {
                              ...method,
                              parameters: method.parameters.map((p) => p.substitute(info!.typeParameters, args)),
                              returns: method.returns.substitute(info!.typeParameters, args)
                          };
                if (!found.some((other) => sameTypes(other.parameters, bound.parameters))) {
                    found.push(bound);
                }
            }
        }
        return found;
    }

    /** The refusal of a member of that name, declared here or inherited: which one is meant cannot be told any more. */
    refusedMember(type: ApexType, name: string): ApexLoadError | undefined {
        for (const ancestor of this.ancestry(type)) {
            const refusal = this.get(ancestor)?.refusedMembers?.get(name.toLowerCase());
            if (refusal) {
                return refusal;
            }
        }
        return undefined;
    }

    field(type: ApexType, name: string): Field | undefined {
        for (const ancestor of this.ancestry(type)) {
            const field = this.get(ancestor)?.fields.get(name.toLowerCase());
            if (field) {
                return field;
            }
        }
        return undefined;
    }

    /** The overload whose parameters are nearest to the arguments. */
    choose(candidates: Method[], args: readonly ApexType[]): Method | undefined {
        let best: Method | undefined;
        let bestDistance = Infinity;
        for (const method of candidates) {
            if (method.parameters.length !== args.length) {
                continue;
            }
            const distances = args.map((arg, i) => this.distances.between(arg, method.parameters[i]));
            const total = distances.reduce((sum, distance) => sum + distance, 0);
            if (distances.every((distance) => distance >= 0) && total < bestDistance) {
                best = method;
                bestDistance = total;
            }
        }
        return best;
    }
}

/** Whether two methods take the same. */
export const sameTypes = (left: readonly ApexType[], right: readonly ApexType[]): boolean =>
    left.length === right.length && left.every((type, i) => type === right[i]);
