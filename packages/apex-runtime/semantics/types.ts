import { isNumeric, isPrimitive, numericRank, split, substitute } from './type-names.ts';
import { STANDARD_OBJECTS } from './names.ts';
import type { ApexLoadError } from '../syntax/load-error.ts';
import type { Method, Field, TypeInfo } from './type-info.ts';
import { markedOwn, ownName } from '../syntax/own-name.ts';
import type { RecordStore } from '../soql/records.ts';

export type { Access, Field, Method, TypeInfo } from './type-info.ts';

/**
 * Static types. A type is its canonical name as a string: `Integer`, `List<String>`, `Outer.Inner`, `Account`.
 * Two of them are not Apex: `null` (of the literal) and `any` (a field of an SObject, known only when the code runs).
 */

/** Knows every type: those of the library, the user's, and SObjects by their names. */
export class TypeTable {
    private readonly types = new Map<string, TypeInfo>();
    private readonly names = new Map<string, string>();
    /** Lower-case names of the platform's types: what `System.` means, whatever the project calls so. */
    private readonly platformNames = new Map<string, string>();
    /** Of the project: `acme.Foo` is its own class `Foo`. */
    namespace: string | undefined;
    /** Objects that have records, with the names of their fields. */
    objects: RecordStore['fields'] = {};

    add(info: TypeInfo): void {
        this.types.set(info.name, info);
        this.names.set(ownName(info.name).toLowerCase(), info.name);
    }

    /** A type of the platform. */
    addPlatform(info: TypeInfo): void {
        this.add(info);
        this.platformNames.set(info.name.toLowerCase(), info.name);
    }

    platform(name: string): string | undefined {
        return this.platformNames.get(name.toLowerCase());
    }

    /** What a top-level class of the project is known by. */
    newName(name: string): string {
        return this.platform(name) ? markedOwn(name) : name;
    }

    /** The name of a standard object, made known when it is asked for first. */
    standardObject(name: string): string | undefined {
        const standard = STANDARD_OBJECTS.get(name.toLowerCase());
        if (standard && !this.canonical(standard)) {
            this.addSObject(standard);
        }
        return standard;
    }

    /** A type whose members matter no more: the code that uses them is compiled. */
    addKnown(name: string, kind: TypeInfo['kind'], interfaces: string[], constants: string[] = []): void {
        this.add({
            name,
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
        });
    }

    /** A class whose file could not be read: its name is known all the same. */
    addRefused(name: string): [] {
        const known = this.newName(name);
        this.addKnown(known, 'class', []);
        this.get(known)!.isUser = true;
        return [];
    }

    addSObject(name: string): void {
        this.addKnown(name, 'class', []);
        this.get(name)!.superType = 'SObject';
    }

    /** The platform's own types, by name. */
    library(): [string, TypeInfo][] {
        return [...this.types].filter(([, info]) => !info.isUser && info.superType !== 'SObject');
    }

    get sobjects(): string[] {
        return [...this.types.values()].filter((type) => type.superType === 'SObject').map((type) => type.name);
    }

    /** The canonical name of a type, whatever its case. */
    canonical(name: string): string | undefined {
        return this.names.get(name.toLowerCase());
    }

    get(type: string): TypeInfo | undefined {
        return this.types.get(split(type).base);
    }

    isEnum(type: string): boolean {
        return this.get(type)?.kind === 'enum';
    }

    isSObject(type: string): boolean {
        return this.get(type)?.superType === 'SObject' || type === 'SObject';
    }

    /** The direct supertypes, with type arguments filled in. */
    parents(type: string): string[] {
        const info = this.get(type);
        if (!info) {
            return [];
        }
        const { args } = split(type);
        const parents = info.superType ? [info.superType, ...info.interfaces] : info.interfaces;
        return parents.map((parent) => substitute(parent, info.typeParameters, args));
    }

    /** The type and all its supertypes. */
    ancestry(type: string): string[] {
        const all = [type];
        for (let i = 0; i < all.length; i++) {
            all.push(...this.parents(all[i]).filter((parent) => !all.includes(parent)));
        }
        return all;
    }

    /** How far a value of one type is from another: 0 the same, larger is farther, -1 cannot be assigned. */
    distance(from: string, to: string): number {
        if (from === to || to === 'any') {
            return 0;
        }
        if (from === 'any' || from === 'null') {
            return to === 'void' ? -1 : to === 'Object' ? 2 : 1;
        }
        if (from === 'void') {
            return -1;
        }
        if (to === 'Object') {
            return 50;
        }
        if (isNumeric(from) && isNumeric(to)) {
            const steps = numericRank(to) - numericRank(from);
            return steps >= 0 ? steps : from === 'Decimal' && to === 'Double' ? 5 : -1;
        }
        if (from === 'Date' && to === 'Datetime') {
            return 1;
        }
        if ((from === 'Id' && to === 'String') || (from === 'String' && to === 'Id')) {
            return 3;
        }
        return this.referenceDistance(from, to);
    }

    private referenceDistance(from: string, to: string): number {
        let level = [from];
        for (let steps = 0; level.length > 0; steps++) {
            if (level.includes(to)) {
                return steps;
            }
            // `Map<String,String>` is nearer to itself than to `Map<String,Object>`, and that nearer than `Map<Id,Object>`.
            const generic = level.find((type) => this.sameGeneric(type, to));
            if (generic) {
                return steps + 1 + this.argumentsDistance(generic, to) / 1000;
            }
            level = level.flatMap((type) => this.parents(type));
        }
        const source = split(from);
        const target = split(to);
        // A list of SObjects goes both ways: List<Account> is a List<SObject> and the reverse.
        const isList = source.base === 'List' && target.base === 'List';
        return isList && this.isSObject(target.args[0]) && source.args[0] === 'SObject' ? 5 : -1;
    }

    /**
     * The same base with assignable arguments: `Map<String,String>` is a `Map<String,Object>`. What compares any
     * Objects compares Strings.
     */
    private sameGeneric(from: string, to: string): boolean {
        if (from === to) {
            return true;
        }
        const source = split(from);
        const target = split(to);
        return (
            source.base === target.base &&
            source.args.length === target.args.length &&
            (this.argumentsFit(source.args, target.args) ||
                (source.base === 'Comparator' && this.argumentsFit(target.args, source.args)))
        );
    }

    private argumentsDistance(from: string, to: string): number {
        const target = split(to).args;
        return split(from).args.reduce((sum, arg, i) => sum + Math.max(this.distance(arg, target[i]), 0), 0);
    }

    private argumentsFit(from: string[], to: string[]): boolean {
        return from.every((arg, i) => this.distance(arg, to[i]) >= 0 && !this.converts(arg, to[i]));
    }

    /** Whether the value itself changes on the way, which elements of a collection do not. */
    private converts(from: string, to: string): boolean {
        return from !== to && isPrimitive(from) && isPrimitive(to) && !(from === 'Id' || to === 'Id');
    }

    /** Whose static members a class sees: its own, those of the classes around it, and of those around what it extends. */
    scopes(type: string): string[] {
        const outward = (name: string): string[] => {
            const outer = this.get(name)?.outer;
            return outer ? [name, ...outward(outer)] : [name];
        };
        return [...new Set([...outward(type), ...this.ancestry(type).flatMap(outward)])];
    }

    isAssignable(from: string, to: string): boolean {
        return this.distance(from, to) >= 0;
    }

    /** What every value has, and every enum or object of a project's class beside it. */
    commonMethods(type: string, name: string): Method[] {
        const info = this.get(type);
        const isOwn = info?.isUser && info.kind === 'class';
        const owners = info?.kind === 'enum' ? ['#enum'] : isOwn ? ['Object', '#class'] : ['Object'];
        return owners.flatMap((owner) => this.methods(owner, name));
    }

    /** All methods of that name, the nearest declaration first; an override hides what it overrides. */
    methods(type: string, name: string): Method[] {
        const found: Method[] = [];
        for (const ancestor of this.ancestry(type)) {
            const info = this.get(ancestor);
            const { args } = split(ancestor);
            for (const method of info?.methods.get(name.toLowerCase()) ?? []) {
                const bound =
                    args.length === 0
                        ? method
                        : {
                              ...method,
                              parameters: method.parameters.map((p) => substitute(p, info!.typeParameters, args)),
                              returns: substitute(method.returns, info!.typeParameters, args)
                          };
                if (!found.some((other) => other.parameters.join() === bound.parameters.join())) {
                    found.push(bound);
                }
            }
        }
        return found;
    }

    /** The refusal of a member of that name, declared here or inherited: which one is meant cannot be told any more. */
    refusedMember(type: string, name: string): ApexLoadError | undefined {
        for (const ancestor of this.ancestry(type)) {
            const refusal = this.get(ancestor)?.refusedMembers?.get(name.toLowerCase());
            if (refusal) {
                return refusal;
            }
        }
        return undefined;
    }

    field(type: string, name: string): Field | undefined {
        for (const ancestor of this.ancestry(type)) {
            const field = this.get(ancestor)?.fields.get(name.toLowerCase());
            if (field) {
                return field;
            }
        }
        return undefined;
    }

    /** The overload whose parameters are nearest to the arguments. */
    choose(candidates: Method[], args: string[]): Method | undefined {
        let best: Method | undefined;
        let bestDistance = Infinity;
        for (const method of candidates) {
            if (method.parameters.length !== args.length) {
                continue;
            }
            const distances = args.map((arg, i) => this.distance(arg, method.parameters[i]));
            const total = distances.reduce((sum, distance) => sum + distance, 0);
            if (distances.every((distance) => distance >= 0) && total < bestDistance) {
                best = method;
                bestDistance = total;
            }
        }
        return best;
    }
}
