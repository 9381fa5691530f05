import { exception } from '../runtime/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import { boxId, callBack, coerce, isInstance } from '../runtime/operations.ts';
import type { MethodMeta } from '../runtime/program.ts';
import { ApexObject, ListValue, TypeValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes } from './define.ts';

/** `Test.createStub`: an object of the type whose public methods all ask the provider. */
export function createStub(type: TypeValue, provider: Value): Value {
    const meta = machine.classes.get(type.name);
    if (!meta || !isInstance(provider, 'StubProvider')) {
        throw exception('TypeException', `Cannot create a stub of ${type.name}.`);
    }
    const stub = instanceOf(type.name);
    for (const ancestor of meta.ancestry) {
        for (const method of machine.classes.get(ancestor)?.methods ?? []) {
            const name = `m_${method.emitted}`;
            if (!method.isStatic && method.isPublic && !Object.hasOwn(stub, name)) {
                stub[name] = (...args: Value[]) => ask(stub as unknown as Value, provider as object, method, args);
            }
        }
    }
    // As the platform names the class that it makes for a stub.
    Object.defineProperty(stub, 'shownType', { value: `${type.name.split('.').at(-1)}__sfdc_ApexStub` });
    return stub as unknown as Value;
}

/** No constructor of the class runs. */
function instanceOf(type: string): Record<string, unknown> {
    const Type = machine.loaded[type]?.type;
    if (Type) {
        return new Type() as Record<string, unknown>;
    }
    class Stub extends ApexObject {
        override get apexType(): string {
            return type;
        }
    }
    return new Stub() as unknown as Record<string, unknown>;
}

function ask(stub: Value, provider: object, method: MethodMeta, args: Value[]): Value {
    const answer = callBack(
        provider,
        'handleMethodCall',
        stub,
        method.name,
        new TypeValue(method.returns),
        new ListValue(
            'Type',
            method.parameters.map((parameter) => new TypeValue(parameter.type))
        ),
        new ListValue(
            'String',
            method.parameters.map((parameter) => parameter.name)
        ),
        new ListValue(
            'Object',
            args.map((arg, i) => (method.parameters[i].type === 'Id' ? boxId(arg) : arg))
        )
    );
    return method.returns === 'void' ? null : coerce(answer ?? null, method.returns);
}

export const STUB: LibraryTypes = {
    StubProvider: {
        kind: 'interface',
        calls: ['Object handleMethodCall(Object, String, Type, List<Type>, List<String>, List<Object>)']
    }
};
