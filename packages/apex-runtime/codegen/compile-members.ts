import { alwaysEnds } from '../semantics/always-ends.ts';
import { names } from './emitted-names.ts';
import { statement } from './compile-statement.ts';
import type { ClassEmitter } from './emit-class.ts';
import type { Method } from '../semantics/types.ts';
import { VOID } from '../semantics/apex-type.ts';
import type { MemberOf, Statement } from '../syntax/tree.ts';

/** Methods and the accessors of properties. */
export function compileMembers(emitter: ClassEmitter): void {
    for (const member of emitter.userClass.declaration.members) {
        if (member.kind === 'method' && member.body) {
            compileMethod(emitter, member, member.body);
        } else if (member.kind === 'property') {
            compileProperty(emitter, member);
        }
    }
}

/** A static method may stand for one that an interface wants: `Service getInstance()`. */
function delegate(emitter: ClassEmitter, method: Method): void {
    const { type, types, methods } = emitter;
    const isWanted = types
        .ancestry(type)
        .filter((each) => types.get(each)?.kind === 'interface')
        .some((each) => types.methods(each, method.name).some(({ emitted }) => emitted === method.emitted));
    if (isWanted) {
        const call = names.function(type, method.emitted);
        methods.push(`${names.method(method.emitted)}(...values) { return ${call}(...values); }`);
    }
}

function compileMethod(emitter: ClassEmitter, member: MemberOf<'method'>, code: Statement): void {
    const method = emitter.userClass.declared.get(member);
    if (!method) {
        return;
    }
    if (method.isStatic) {
        delegate(emitter, method);
    }
    const body = emitter.body({ isStatic: method.isStatic, returns: method.returns });
    const parameters = member.parameters.map((p, i) => `v${i}_${p.name.toLowerCase()}`);
    emitter.define(method.isStatic, names.method(method.emitted), method.emitted, parameters, member.name, body, () => {
        member.parameters.forEach((p, i) => body.declare(p.name, method.parameters[i], p.type.at));
        const js = statement(body, code);
        if (method.returns !== VOID && !alwaysEnds(code)) {
            throw emitter.error(member.at, member.name, 'Not all execution paths return a value.');
        }
        return js;
    });
}

function compileProperty(emitter: ClassEmitter, member: MemberOf<'property'>): void {
    const field = emitter.userClass.info.fields.get(member.name.toLowerCase());
    if (field?.getter !== 'code') {
        return;
    }
    const stored = field.isStatic
        ? `${names.statics(emitter.type)}.${names.stored(field.name)}`
        : `this.${names.stored(field.name)}`;
    const get = emitter.body({ isStatic: field.isStatic, returns: field.type, property: field.name });
    const getter = member.getter?.body;
    emitter.define(field.isStatic, names.getter(field.name), names.getter(field.name), [], field.name, get, () =>
        getter ? statement(get, getter) : `return ${stored};`
    );
    const set = emitter.body({ isStatic: field.isStatic, returns: VOID, property: field.name });
    const value = set.declare('value', field.type, member.at);
    const setter = member.setter?.body;
    emitter.define(field.isStatic, names.setter(field.name), names.setter(field.name), [value], field.name, set, () =>
        setter ? statement(set, setter) : `${stored} = ${value};`
    );
}
