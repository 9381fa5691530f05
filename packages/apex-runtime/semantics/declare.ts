import { ApexLoadError, asLoadError } from '../syntax/load-error.ts';
import type { Member, MemberOf, Modifiers, Position, TypeDeclaration } from '../syntax/tree.ts';
import { sameTypes, type Access, type Field, type Method, type TypeInfo, type TypeTable } from './types.ts';
import { apexType, EXCEPTION, STRING, VOID, type ApexType } from './apex-type.ts';
import { TypeFinder } from './type-finder.ts';
import type { UserClass } from './user-class.ts';

const ANNOTATIONS = new Set(
    `auraenabled deprecated httpdelete httpget httppatch httppost httpput invocablemethod invocablevariable istest
    jsonaccess namespaceaccessible readonly remoteaction restresource suppresswarnings testsetup testvisible`.split(
        /\s+/
    )
);

export const hasAnnotation = (modifiers: Modifiers, name: string): boolean =>
    modifiers.annotations.some((annotation) => annotation.name === name);
export const hasWord = (modifiers: Modifiers, word: string): boolean => modifiers.words.includes(word);
const looksLikeTest = (modifiers: Modifiers): boolean =>
    hasAnnotation(modifiers, 'istest') || hasWord(modifiers, 'testmethod');

/**
 * One that gives something back is a helper of tests, although it is marked as one of them: the compiler wants no parameters of a test, and `void` of
 * `@TestSetup` alone. Source: forcedotcom/apex-language-support, `TestMethodValidator`.
 */
export const isTestMethod = (member: Member): boolean =>
    member.kind === 'method' && looksLikeTest(member.modifiers) && isVoid(member.returns);

const isVoid = (returns: MemberOf<'method'>['returns']): boolean => !returns || returns.name.toLowerCase() === 'void';

/** First step: the names, so that every class can refer to every other. */
export function declareNames(
    file: string,
    apiVersion: number,
    declaration: TypeDeclaration,
    types: TypeTable,
    outer?: UserClass
): UserClass {
    const name = outer ? `${outer.info.type}.${declaration.name}` : types.newName(declaration.name);
    const info: TypeInfo = {
        type: apexType(name),
        kind: declaration.kind,
        typeParameters: [],
        interfaces: [],
        methods: new Map(),
        fields: new Map(),
        constructors: [],
        inner: new Map(),
        constants: declaration.constants,
        isAbstract: declaration.kind !== 'class' || hasWord(declaration.modifiers, 'abstract'),
        isVirtual: hasWord(declaration.modifiers, 'virtual') || hasWord(declaration.modifiers, 'abstract'),
        isUser: true,
        outer: outer?.info.type
    };
    const isTest = hasAnnotation(declaration.modifiers, 'istest') || (outer?.isTest ?? false);
    const created = {
        info,
        declaration,
        file,
        apiVersion,
        outer,
        inner: [],
        isTest,
        declared: new Map<Member, Method>()
    } as unknown as UserClass;
    created.top = outer?.top ?? created;
    if (outer) {
        outer.info.inner.set(declaration.name.toLowerCase(), info.type);
    }
    types.add(info);
    for (const member of declaration.members) {
        if (member.kind === 'type') {
            created.inner.push(declareNames(file, apiVersion, member.type, types, created));
        }
    }
    return created;
}

/** Second step: supertypes and members, their types resolved. Throws an ApexLoadError. */
export class Declarer extends TypeFinder {
    declareParents(): void {
        const { info, declaration } = this.userClass;
        checkAnnotations(this.userClass.file, declaration.modifiers);
        info.superType = declaration.extends && this.resolve(declaration.extends);
        info.interfaces = declaration.implements.map((type) => this.resolve(type));
        this.checkCircle();
        const parent = info.superType && this.types.get(info.superType);
        if (parent && (parent.kind === 'interface' || (!parent.isUser && !parent.isVirtual))) {
            const problem = `Class ${info.type} cannot extend ${parent.type}.`;
            throw new ApexLoadError(this.userClass.file, declaration.extends!.at, parent.type.name, problem);
        }
    }

    /** `A extends B`, `B extends A`: neither can be. */
    private checkCircle(): void {
        const { info, declaration, file } = this.userClass;
        const path = this.pathTo(info.type, info.type, new Set());
        if (path) {
            info.superType = undefined;
            info.interfaces = [];
            const problem = `${info.type} extends itself: ${[info.type, ...path].join(', ')}.`;
            throw new ApexLoadError(file, declaration.at, info.type.name, problem);
        }
    }

    private pathTo(type: ApexType, wanted: ApexType, seen: Set<ApexType>): ApexType[] | undefined {
        for (const parent of this.types.parents(type).map((each) => each.raw)) {
            if (parent === wanted) {
                return [parent];
            }
            const rest = seen.has(parent) ? undefined : this.pathTo(parent, wanted, seen.add(parent));
            if (rest) {
                return [parent, ...rest];
            }
        }
        return undefined;
    }

    /** A member whose declaration names what this runtime has not is refused alone. */
    declareMembers(refuse: (subject: string, error: ApexLoadError) => void): void {
        const { info } = this.userClass;
        this.checkTestClass();
        for (const member of this.userClass.declaration.members) {
            try {
                this.declareMember(member);
            } catch (error) {
                const name = 'name' in member ? member.name : '<init>';
                const refusal = asLoadError(
                    error,
                    this.userClass.file,
                    'at' in member ? member.at : this.userClass.declaration.at
                );
                refuse(`${info.type}.${name}`, refusal);
                info.refusedMembers ??= new Map();
                info.refusedMembers.set(name.toLowerCase(), refusal);
            }
        }
        if (info.kind === 'class' && this.isException()) {
            this.addExceptionConstructors();
        } else if (info.kind === 'class' && !hasConstructor(this.userClass.declaration)) {
            info.constructors.push(this.method(info.type.name, { words: ['public'], annotations: [] }, [], VOID));
        }
    }

    /** Source: forcedotcom/apex-language-support, `test.class.must.not.be.exception`. */
    private checkTestClass(): void {
        const { declaration, file } = this.userClass;
        if (hasAnnotation(declaration.modifiers, 'istest') && this.isException()) {
            const problem = 'Only top-level non-exception class types can be marked as tests';
            throw new ApexLoadError(file, declaration.at, declaration.name, problem);
        }
    }

    isException(): boolean {
        return this.types.ancestry(this.userClass.info.type).includes(EXCEPTION);
    }

    private addExceptionConstructors(): void {
        const { constructors, type } = this.userClass.info;
        for (const parameters of [[], [STRING], [EXCEPTION], [STRING, EXCEPTION]]) {
            if (!constructors.some((own) => sameTypes(own.parameters, parameters))) {
                constructors.push(this.method(type.name, { words: ['public'], annotations: [] }, parameters, VOID));
            }
        }
    }

    private declareMember(member: Member): void {
        const { info, file } = this.userClass;
        if (member.kind === 'type' || member.kind === 'initializer') {
            return;
        }
        checkAnnotations(file, member.modifiers);
        if (hasWord(member.modifiers, 'webservice')) {
            throw new ApexLoadError(file, member.at, 'webservice', 'webservice methods are not supported.');
        }
        if (
            member.kind === 'method' &&
            (looksLikeTest(member.modifiers) || hasAnnotation(member.modifiers, 'testsetup'))
        ) {
            checkTestMethod(file, member);
        }
        if (member.kind === 'method' || member.kind === 'constructor') {
            const parameters = member.parameters.map((parameter) => this.resolve(parameter.type));
            if (member.kind === 'constructor') {
                const constructor = this.method(info.type.name, member.modifiers, parameters, VOID);
                this.checkNew(member, info.constructors, constructor);
                info.constructors.push(constructor);
                this.userClass.declared.set(member, constructor);
                return;
            }
            const returns = member.returns ? this.resolve(member.returns) : VOID;
            const key = member.name.toLowerCase();
            const overloads = info.methods.get(key) ?? [];
            const method = this.method(member.name, member.modifiers, parameters, returns);
            this.checkNew(member, overloads, method);
            method.isAbstract = member.body === null;
            info.methods.set(key, [...overloads, method]);
            this.userClass.declared.set(member, method);
            return;
        }
        info.fields.set(member.name.toLowerCase(), this.field(member));
    }

    private checkNew({ at }: { at: Position }, known: Method[], { name, emitted, parameters }: Method): void {
        if (known.some((other) => other.emitted === emitted)) {
            const { file, info } = this.userClass;
            const problem = `Method already defined: ${name} ${info.type}.${name}(${parameters.join(', ')})`;
            throw new ApexLoadError(file, at, name, problem);
        }
    }

    private method(name: string, modifiers: Modifiers, parameters: ApexType[], returns: ApexType): Method {
        return {
            name,
            isStatic: hasWord(modifiers, 'static') || hasWord(modifiers, 'testmethod'),
            parameters,
            returns,
            owner: this.userClass.info.type,
            access: this.userClass.info.kind === 'interface' ? 'public' : accessOf(modifiers),
            isTestVisible: hasAnnotation(modifiers, 'testvisible'),
            // What stands in the name of a type beside letters is told apart: `A.B` is another type than `A_B`.
            emitted: [name.toLowerCase(), ...parameters, ...this.privateMark(modifiers)]
                .map((part) => String(part).replace(/\W/g, (sign) => `$$${sign.charCodeAt(0)}`))
                .join('$')
        };
    }

    /** From API version 61 on nothing overrides a private method: it has a name that is its class's own. */
    private privateMark(modifiers: Modifiers): string[] {
        const { info, apiVersion } = this.userClass;
        const isOpen = ['virtual', 'abstract', 'override', 'static'].some((word) => hasWord(modifiers, word));
        const isPrivate = info.kind === 'class' && accessOf(modifiers) === 'private' && !isOpen;
        return isPrivate && apiVersion >= 61 ? [`of ${info.type}`] : [];
    }

    private field(member: Extract<Member, { kind: 'field' | 'property' }>): Field {
        const isProperty = member.kind === 'property';
        const hasCode = isProperty && Boolean(member.getter?.body ?? member.setter?.body);
        return {
            name: member.name,
            type: this.resolve(member.type),
            isStatic: hasWord(member.modifiers, 'static'),
            owner: this.userClass.info.type,
            access: accessOf(member.modifiers),
            isFinal: hasWord(member.modifiers, 'final'),
            isTestVisible: hasAnnotation(member.modifiers, 'testvisible'),
            isTransient: hasWord(member.modifiers, 'transient'),
            isAuraEnabled: hasAnnotation(member.modifiers, 'auraenabled'),
            getter: hasCode ? 'code' : undefined,
            setter: hasCode ? 'code' : undefined,
            setAccess:
                isProperty && member.setter?.modifiers.words.length ? accessOf(member.setter.modifiers) : undefined
        };
    }
}

/** A test method and a setup are static and take nothing; a setup gives nothing back, too. */
function checkTestMethod(file: string, { name, at, modifiers, parameters, returns }: MemberOf<'method'>): void {
    const isSetup = hasAnnotation(modifiers, 'testsetup');
    const isStatic = hasWord(modifiers, 'static') || hasWord(modifiers, 'testmethod');
    const what = isSetup ? 'Test setup method' : 'Test method';
    const problem = !isStatic
        ? `${what} must be static: ${name}`
        : parameters.length > 0
          ? `${what} cannot have parameters: ${name}`
          : isSetup && !isVoid(returns)
            ? `${what} must return void: ${name}`
            : undefined;
    if (problem) {
        throw new ApexLoadError(file, at, name, problem);
    }
}

const hasConstructor = (declaration: TypeDeclaration): boolean =>
    declaration.members.some((member) => member.kind === 'constructor');

function accessOf(modifiers: Modifiers): Access {
    const word = modifiers.words.find((each) => ['public', 'protected', 'global'].includes(each));
    return (word as Access | undefined) ?? 'private';
}

function checkAnnotations(file: string, modifiers: Modifiers): void {
    for (const annotation of modifiers.annotations) {
        if (!ANNOTATIONS.has(annotation.name)) {
            const why = annotation.name === 'future' ? 'it is asynchronous Apex' : 'this runtime does not know it';
            const problem = `Annotation @${annotation.name} is not supported: ${why}.`;
            throw new ApexLoadError(file, annotation.at, `@${annotation.name}`, problem);
        }
    }
}
