import { convert, present, type Body, type Emitted } from './body.ts';
import { names } from './emitted-names.ts';
import { asType, checkAccess, checkRoot, dottedName, libraryFunction, safe, same, thisValue } from './access.ts';
import { OUT_OF_SCOPE } from '../semantics/names.ts';
import type { Expression, Position } from '../syntax/tree.ts';
import { ANY_CLASS, ANY_SOBJECT_TYPE, type Method } from '../semantics/types.ts';
import { ANY, EXCEPTION, listOf, OBJECT, SOBJECT, STRING, type ApexType } from '../semantics/apex-type.ts';
import { quoted, rt } from './runtime-calls.ts';
import { callName } from '../library/define.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export function call(body: Body, node: Node<'call'>): Emitted {
    const args = node.args.map((arg) => body.expression(arg));
    if (node.of === null) {
        return ownCall(body, node, args);
    }
    if (node.of.kind === 'super') {
        const parent = body.userClass.info.superType ?? OBJECT;
        const method = select(body, parent, node, args, false);
        return invokeOn(body, 'super', method, args, node.at);
    }
    const type = asType(body, node.of, node.name);
    if (type) {
        return staticCall(body, type, node, args);
    }
    checkRoot(body, node.of, node.name);
    const { receiver, guard } = safe(body, body.chain(node.of), node.safe);
    if (receiver.type === ANY) {
        const values = args.map((arg) => arg.js).join(', ');
        const js = rt('dynamicCall', present(receiver), quoted(node.name), `[${values}]`);
        return { js, type: ANY, guard };
    }
    const method = select(body, receiver.type, node, args, false);
    const result = invokeOn(body, present(receiver), method, args, node.at);
    // A copy of an Account is an Account.
    const isCopy = same(node.name, 'clone') && (method.owner === SOBJECT || method.owner === ANY_CLASS);
    const resultType = isCopy ? receiver.type : result.type;
    return { ...result, type: resultType, guard };
}

/** A method of this class, of what it inherits, or a static one of an outer class: the first that takes what is given. */
function ownCall(body: Body, node: Node<'call'>, args: Emitted[]): Emitted {
    for (const scope of body.types.scopes(body.type)) {
        body.checkMember(scope, node.name, node.at);
        const own = scope === body.type;
        const candidates = body.types.methods(scope, node.name).filter((method) => own || method.isStatic);
        const method = candidates.length > 0 && find(body, scope, node, args, !own || body.isStatic);
        if (method) {
            checkAccess(body, method, node.at);
            return method.isStatic
                ? invokeStatic(body, method, args, node.at)
                : invokeOn(body, thisValue(body, node.at).js, method, args, node.at);
        }
    }
    throw noMethod(body, node, args, body.type);
}

function staticCall(body: Body, type: ApexType, node: Node<'call'>, args: Emitted[]): Emitted {
    if (body.types.isEnum(type)) {
        const enumCall = enumStatic(type, node.name.toLowerCase(), args);
        if (enumCall) {
            return enumCall;
        }
    }
    if (body.types.isSObject(type) && type !== SOBJECT) {
        const method = body.types.choose(body.types.methods(ANY_SOBJECT_TYPE, node.name), [
            STRING,
            ...args.map((a) => a.type)
        ]);
        if (method) {
            const own: Emitted = { js: quoted(type), type: STRING };
            const emitted = invokeStatic(body, method, [own, ...args], node.at);
            // What the signature calls an SObject is one of this type.
            return { ...emitted, type: method.returns.substitute([SOBJECT], [type]) };
        }
    }
    return invokeStatic(body, select(body, type, node, args, true), args, node.at);
}

function enumStatic(type: ApexType, name: string, args: Emitted[]): Emitted | undefined {
    if (name === 'values' && args.length === 0) {
        return { js: rt('enumValues', quoted(type)), type: listOf(type), present: true };
    }
    if (name === 'valueof' && args.length === 1) {
        return { js: rt('enumValueOf', quoted(type), args[0].js), type, present: true };
    }
    return undefined;
}

/** The overload that the static types choose. */
function find(
    body: Body,
    type: ApexType,
    node: Node<'call'>,
    args: Emitted[],
    onlyStatic: boolean
): Method | undefined {
    const all = [...body.types.methods(type, node.name), ...body.types.commonMethods(type, node.name)];
    const candidates = onlyStatic ? all.filter((method) => method.isStatic) : all;
    return body.types.choose(
        candidates,
        args.map((arg) => arg.type)
    );
}

function select(body: Body, type: ApexType, node: Node<'call'>, args: Emitted[], onlyStatic: boolean): Method {
    body.checkMember(type, node.name, node.at);
    const method = find(body, type, node, args, onlyStatic);
    if (!method) {
        throw noMethod(body, node, args, type);
    }
    checkAccess(body, method, node.at);
    return method;
}

function noMethod(body: Body, node: Node<'call'>, args: Emitted[], type: ApexType): Error {
    const root = node.of ? dottedName(node.of) : undefined;
    const scope = root && OUT_OF_SCOPE.get(root.toLowerCase());
    const signature = `${node.name}(${args.map((arg) => arg.type).join(', ')})`;
    const construct = node.of && root ? `${root}.${node.name}` : `${type}.${node.name}`;
    const problem = scope
        ? `${construct} is outside of this runtime: ${scope}.`
        : `Method does not exist or incorrect signature: void ${signature} from the type ${type}`;
    return body.error(node.at, construct, problem);
}

const converted = (body: Body, method: Method, args: Emitted[], position: Position): string =>
    args.map((arg, i) => checked(convert(body, arg, method.parameters[i], position), arg, method, i)).join(', ');

/** The library gets no null where its signature has none. */
function checked(js: string, arg: Emitted, { nullProblems }: Method, index: number): string {
    const problem = arg.present ? undefined : nullProblems?.[index];
    return problem ? rt('given', js, quoted(problem)) : js;
}

function invokeStatic(body: Body, method: Method, args: Emitted[], position: Position): Emitted {
    const values = converted(body, method, args, position);
    const target =
        typeof method.emitted === 'number'
            ? libraryFunction(body, method.emitted)
            : names.function(method.owner, method.emitted);
    return { js: `${target}(${values})`, type: method.returns };
}

function invokeOn(body: Body, receiver: string, method: Method, args: Emitted[], position: Position): Emitted {
    const values = converted(body, method, args, position);
    if (method.isStatic) {
        return invokeStatic(body, method, args, position);
    }
    if (typeof method.emitted === 'number') {
        const native = libraryFunction(body, method.emitted);
        const all = [receiver === 'super' ? 'this' : receiver, values].filter(Boolean).join(', ');
        // A project's exception may have a message of its own.
        const isOverridable = method.owner === EXCEPTION && receiver !== 'super';
        const name = quoted(callName(method.name, method.parameters.length));
        return {
            js: isOverridable ? rt('overridable', native, name, all) : `${native}(${all})`,
            type: method.returns
        };
    }
    const isUser = body.types.get(method.owner)?.isUser;
    const emitted = isUser ? names.method(method.emitted) : method.emitted;
    return { js: `${receiver}.${emitted}(${values})`, type: method.returns };
}

// ---- creation ----------------------------------------------------------------------------------------------------

export function create(body: Body, node: Node<'new'>): Emitted {
    const type = body.resolve(node.type);
    const info = body.types.get(type)!;
    if (body.types.isSObject(type)) {
        return createSObject(body, type, node);
    }
    const args = node.args.map((arg) => body.expression(arg));
    if (info.isAbstract || info.kind !== 'class') {
        throw body.error(node.at, `new ${type}`, `Type cannot be constructed: ${type}`);
    }
    body.checkMember(type, '<init>', node.at);
    const typeArguments = type.args;
    const constructors = info.constructors.map((constructor) => ({
        ...constructor,
        parameters: constructor.parameters.map((parameter) => parameter.substitute(info.typeParameters, typeArguments))
    }));
    const chosen = body.types.choose(
        constructors,
        args.map((arg) => arg.type)
    );
    if (!chosen) {
        const signature = `${type}(${args.map((arg) => arg.type).join(', ')})`;
        throw body.error(node.at, `new ${type}`, `Constructor not defined: [${type}].<Constructor>(${signature})`);
    }
    const values = converted(body, chosen, args, node.at);
    if (typeof chosen.emitted === 'string') {
        checkAccess(body, { ...chosen, name: '<Constructor>' }, node.at);
        return { js: `${names.create(type, chosen.emitted)}(${values})`, type, present: true };
    }
    const first = typeArguments.length > 0 || body.types.ancestry(type).includes(EXCEPTION) ? [quoted(type)] : [];
    const js = `${libraryFunction(body, chosen.emitted)}(${[...first, values].filter(Boolean).join(', ')})`;
    return { js, type, present: true };
}

/** `new Account(Name = 'x')`: the arguments are assignments to fields. */
function createSObject(body: Body, type: ApexType, node: Node<'new'>): Emitted {
    const fields = node.args.map((arg) => {
        if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
            throw body.error(
                arg.at,
                `new ${type}`,
                `Invalid argument of new ${type}: fields are given as Name = value.`
            );
        }
        return `[${JSON.stringify(arg.target.name)}, ${body.expression(arg.value).js}]`;
    });
    return { js: rt('newSObject', quoted(type), `[${fields.join(', ')}]`), type, present: true };
}

export function createItems(body: Body, node: Node<'newItems'>): Emitted {
    const type = body.resolve(node.type);
    const { element } = type;
    if (!(type.isList || type.isSet) || !element) {
        throw body.error(node.at, `new ${type}{…}`, `${type} cannot be created with a list of elements.`);
    }
    const items = node.items.map((item) => convert(body, body.expression(item), element, item.at)).join(', ');
    return { js: rt(type.isList ? 'newList' : 'newSet', quoted(element), `[${items}]`), type, present: true };
}

export function createMap(body: Body, node: Node<'newMap'>): Emitted {
    const type = body.resolve(node.type);
    const { args } = type;
    if (!type.isMap) {
        throw body.error(node.at, `new ${type}{…}`, `${type} cannot be created with pairs.`);
    }
    const pairs = node.pairs.map(([key, value]) => {
        const entry = [
            convert(body, body.expression(key), args[0], key.at),
            convert(body, body.expression(value), args[1], value.at)
        ];
        return `[${entry.join(', ')}]`;
    });
    return {
        js: rt('newMap', ...args.map(quoted), `[${pairs.join(', ')}]`),
        type,
        present: true
    };
}
