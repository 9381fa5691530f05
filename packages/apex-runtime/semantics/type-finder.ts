import { ApexLoadError } from '../syntax/load-error.ts';
import type { Position, TypeRef } from '../syntax/tree.ts';
import { OUT_OF_SCOPE } from './names.ts';
import { generic, OBJECT, type ApexType } from './apex-type.ts';
import type { TypeTable } from './types.ts';
import type { UserClass } from './user-class.ts';

const SOBJECT_SUFFIX = /^\w+__(c|mdt|e|x|b|share|history|feed|kav)$/i;

/** What a name of a type means where a class stands. */
export class TypeFinder {
    protected readonly types: TypeTable;
    protected readonly userClass: UserClass;

    constructor(types: TypeTable, userClass: UserClass) {
        this.types = types;
        this.userClass = userClass;
    }

    /** The type that is written here. Throws an ApexLoadError for one that is not known. */
    resolve(type: TypeRef): ApexType {
        const found = this.find(type.name, type.at);
        if (!found) {
            throw this.unknownType(type.name, type.at);
        }
        const args = type.args.map((arg) => this.resolve(arg));
        const expected = this.types.get(found)?.typeParameters.length ?? 0;
        if (args.length > 0 && args.length !== expected) {
            const problem = `${type.name} takes ${expected} type arguments, not ${args.length}.`;
            throw new ApexLoadError(this.userClass.file, type.at, type.name, problem);
        }
        return generic(found, args.length === 0 && expected > 0 ? Array<ApexType>(expected).fill(OBJECT) : args);
    }

    unknownType(name: string, position: Position): ApexLoadError {
        const scope =
            OUT_OF_SCOPE.get(name.split('.').at(-1)!.toLowerCase()) ??
            OUT_OF_SCOPE.get(name.split('.')[0].toLowerCase());
        const problem = scope
            ? `${name} is outside of this runtime: ${scope}.`
            : `Type ${name} is not known: no class among the sources, and no platform type that this runtime has.`;
        return new ApexLoadError(this.userClass.file, position, name, problem);
    }

    /** Undefined when there is no such type. */
    find(name: string, position: Position): ApexType | undefined {
        const found = this.findInner(name) ?? this.findTopLevel(name);
        const info = found && this.types.get(found);
        if (info && info.refusal) {
            throw notLoaded(this.userClass.file, position, found.name, info.refusal);
        }
        return found;
    }

    private findInner(name: string): ApexType | undefined {
        const [first, ...rest] = name.toLowerCase().split('.');
        for (let scope: UserClass | undefined = this.userClass; scope; scope = scope.outer) {
            for (const ancestor of this.types.ancestry(scope.info.type)) {
                const inner = this.innerOf(ancestor, first);
                if (inner && rest.length === 0) {
                    return inner;
                }
            }
        }
        return undefined;
    }

    /** Among the inner classes of a type and, when it is inner itself, of those around it. */
    private innerOf(type: ApexType, name: string): ApexType | undefined {
        for (let info = this.types.get(type); info; info = info.outer ? this.types.get(info.outer) : undefined) {
            const inner = info.inner.get(name);
            if (inner) {
                return inner;
            }
        }
        return undefined;
    }

    private findTopLevel(name: string): ApexType | undefined {
        const direct = this.types.canonical(name);
        if (direct) {
            return direct;
        }
        const [namespace, ...rest] = name.split('.');
        const isOwn = namespace.toLowerCase() === this.types.namespace?.toLowerCase();
        if (rest.length > 0 && isOwn) {
            return this.findTopLevel(rest.join('.'));
        }
        if (rest.length > 0 && /^(system|schema)$/i.test(namespace)) {
            const own = rest.join('.');
            return this.types.platform(own) ?? this.findSObject(own);
        }
        return this.findSObject(name);
    }

    private findSObject(name: string): ApexType | undefined {
        return SOBJECT_SUFFIX.test(name) ? this.types.addSObject(name) : this.types.standardObject(name);
    }
}

/** What uses something that is not loaded is not loaded either; the message names the cause. */
export function notLoaded(file: string, position: Position, name: string, cause: ApexLoadError): ApexLoadError {
    const root = cause.message.replace(/^.*?: (\S+ is not loaded: )+/, '');
    return new ApexLoadError(file, position, cause.construct, `${name} is not loaded: ${root}`);
}
