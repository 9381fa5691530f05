import { names } from './emitted-names.ts';
import type { UserClass } from '../semantics/user-class.ts';
import { callName } from '../library/define.ts';
import { ApexLoadError } from '../syntax/load-error.ts';
import type { Method, TypeInfo, TypeTable } from '../semantics/types.ts';
import { EXCEPTION, OBJECT, VOID } from '../semantics/apex-type.ts';

/** A class that is not abstract implements every method that it inherits without a body. */
export function checkParents(userClass: UserClass, types: TypeTable): void {
    const { info, declaration, file } = userClass;
    const parent = info.superType ? types.get(info.superType) : undefined;
    if (parent?.isUser && !parent.isVirtual) {
        const problem = `Non-virtual and non-abstract type cannot be extended: ${parent.type}`;
        throw new ApexLoadError(file, declaration.extends!.at, parent.type.name, problem);
    }
    if (info.isAbstract) {
        return;
    }
    for (const method of inheritedMethods(info, types)) {
        if (method.isAbstract && !implementation(info, method, types)) {
            const signature = `${method.returns} ${method.name}(${method.parameters.join(', ')})`;
            const problem = `Class ${info.type} must implement the method: ${signature} of ${method.owner}`;
            throw new ApexLoadError(file, declaration.at, method.name, problem);
        }
    }
}

function inheritedMethods(info: TypeInfo, types: TypeTable): Method[] {
    const all = types.ancestry(info.type).flatMap((type) => [...(types.get(type)?.methods.values() ?? [])].flat());
    return [...new Set(all.map(({ name }) => name))].flatMap((name) => types.methods(info.type, name));
}

/** A user's method that stands behind an abstract one; parameters of generic interfaces may differ in their names. */
function implementation({ type }: TypeInfo, method: Method, types: TypeTable): Method | undefined {
    return types
        .methods(type, method.name)
        .find(
            (other) =>
                !other.isAbstract &&
                !other.isStatic &&
                other.parameters.length === method.parameters.length &&
                other.parameters.every((p, i) => p === method.parameters[i] || !types.get(method.owner)!.isUser)
        );
}

/** The names by which the library calls this class: those of the platform's interfaces, of Object and of Exception. */
export function callsFromLibrary({ type }: TypeInfo, types: TypeTable): string[] {
    const calls: string[] = [];
    const wanted = types
        .ancestry(type)
        .filter((each) => !types.get(each)?.isUser)
        .flatMap((each) => [...(types.get(each)?.methods.values() ?? [])].flat())
        .filter((method) => typeof method.emitted === 'string');
    const bases = types.ancestry(type).includes(EXCEPTION) ? [OBJECT, EXCEPTION] : [OBJECT];
    const ofBases = bases.flatMap((base) => [...(types.get(base)?.methods.values() ?? [])].flat());
    for (const method of [...wanted, ...ofBases]) {
        const found = types
            .methods(type, method.name)
            .find((other) => other.parameters.length === method.parameters.length && types.get(other.owner)?.isUser);
        if (found && !found.isStatic) {
            const call = callName(method.name, method.parameters.length);
            const values = method.parameters.map((_type, i) => `a${i}`).join(', ');
            const last = found.returns === VOID ? '' : 'return ';
            calls.push(`${call}(${values}) { ${last}this.${names.method(found.emitted)}(${values}); }`);
        }
    }
    return calls;
}
