import { names } from './emitted-names.ts';
import { compileConstructors, instanceFields, staticState } from './compile-construction.ts';
import { compileMembers } from './compile-members.ts';
import type { ClassEmitter } from './emit-class.ts';
import { callsFromLibrary, checkParents } from './supertypes.ts';
import { quoted, runtime } from './runtime-calls.ts';

/** The JavaScript of one class, without its inner ones; of an interface or enum there is none. */
export function compileClass(emitter: ClassEmitter): string {
    const { userClass, types, type } = emitter;
    const { info } = userClass;
    if (info.kind !== 'class') {
        return '';
    }
    checkParents(userClass, types);
    compileMembers(emitter);
    compileConstructors(emitter);
    emitter.methods.push(...callsFromLibrary(info, types));
    const statics = staticState(emitter);
    const own = instanceFields(emitter).map((field) => `${names.stored(field.name)} = null;`);
    const typeName = emitter.declarer.isException()
        ? `constructor(typeName = ${quoted(type)}) { super(typeName); }`
        : `get apexType() { return ${quoted(type)}; }`;
    return [
        `class ${names.class(type)} extends ${parentClass(emitter)} {`,
        typeName,
        ...own,
        ...emitter.methods,
        '}',
        ...emitter.functions,
        statics,
        `loaded[${quoted(type)}] = { type: ${names.class(type)},`,
        `  functions: { ${emitter.exported.join(', ')} },`,
        `  reset() { ${names.staticsHolder(type)} = null; } };`
    ].join('\n');
}

function parentClass({ userClass, types }: ClassEmitter): string {
    const parent = userClass.info.superType;
    if (!parent) {
        return runtime('ApexObject');
    }
    return types.get(parent)!.isUser ? names.class(parent) : runtime('NamedException');
}
