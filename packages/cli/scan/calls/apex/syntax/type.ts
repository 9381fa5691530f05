import { closing, endOfExpression, readTypedName } from './brackets.ts';
import type { Token } from './tokens.ts';

/** A range of tokens: from, up to but without `to`. */
export interface Range {
    from: number;
    to: number;
}

export interface Variable {
    name: string;
    /** As written, in lower case, without blanks. */
    type: string;
    init?: Range;
    /** A field that nothing changes after its start. */
    isFinal?: boolean;
    /** Of the variable of a loop: what it goes through. */
    list?: Range;
}

export interface Method extends Range {
    name: string;
    /** What it gives, as written, in lower case; '' for a constructor and a block. */
    type: string;
    isConstructor: boolean;
    parameters: Variable[];
    owner: ApexType;
}

/** A class, interface, enum or trigger as far as a scan asks. All names are in lower case. */
export interface ApexType {
    file: string;
    tokens: Token[];
    name: string;
    outer?: ApexType;
    superName?: string;
    interfaces: string[];
    isTest: boolean;
    /** Of an enum. */
    constants?: Set<string>;
    fields: Map<string, Variable>;
    /** Bodies of getters. */
    getters: Map<string, Range>;
    methods: Method[];
    inner: ApexType[];
    line: number;
}

/** The types of a file; a trigger is one with one method. */
export function readTypes(file: string, tokens: Token[]): ApexType[] {
    const types: ApexType[] = [];
    let index = 0;
    while (index < tokens.length) {
        if (tokens[index].text === 'trigger' && tokens[index].kind === 'name') {
            return [triggerOf(file, tokens)];
        }
        const modifiers = readModifiers(tokens, index);
        if (isTypeWord(tokens[modifiers.next])) {
            const { type, next } = readType(file, tokens, modifiers.next, modifiers.annotations);
            types.push(type);
            index = next;
        } else {
            index = modifiers.next + 1;
        }
    }
    return types;
}

function newType(file: string, tokens: Token[], name: string, line: number): ApexType {
    return {
        file,
        tokens,
        name,
        interfaces: [],
        isTest: false,
        fields: new Map(),
        getters: new Map(),
        methods: [],
        inner: [],
        line
    };
}

function triggerOf(file: string, tokens: Token[]): ApexType {
    const type = newType(file, tokens, tokens[1]?.text ?? '', 1);
    type.methods.push(blockOf(type, { from: 0, to: tokens.length }, 'trigger'));
    return type;
}

/** Code of a class that is no method: of a trigger, a getter or setter, an initializer; or none. */
export const blockOf = (owner: ApexType, { from, to }: Range = { from: 0, to: 0 }, name = ''): Method => ({
    name,
    type: '',
    isConstructor: false,
    parameters: [],
    owner,
    from,
    to
});

const isTypeWord = (token: Token | undefined): boolean =>
    !!token && /^(class|interface|enum)$/.test(token.text) && token.kind === 'name';

const MODIFIER =
    /^(public|private|protected|global|static|final|abstract|virtual|override|transient|webservice|testmethod|with|without|inherited|sharing)$/;

function readModifiers(tokens: Token[], start: number): { next: number; annotations: string[] } {
    const annotations: string[] = [];
    let index = start;
    for (;;) {
        const token = tokens[index];
        if (token?.text === '@') {
            annotations.push(tokens[index + 1]?.text ?? '');
            index += 2;
            if (tokens[index]?.text === '(') {
                index = closing(tokens, index) + 1;
            }
        } else if (token?.kind === 'name' && MODIFIER.test(token.text)) {
            annotations.push(token.text);
            index++;
        } else {
            return { next: index, annotations };
        }
    }
}

/** `start` is at the word class, interface or enum. */
function readType(
    file: string,
    tokens: Token[],
    start: number,
    annotations: string[]
): { type: ApexType; next: number } {
    const type = newType(file, tokens, tokens[start + 1]?.text ?? '', tokens[start].line);
    type.isTest = annotations.includes('istest');
    let index = start + 2;
    let part = '';
    while (index < tokens.length && tokens[index].text !== '{') {
        const { text } = tokens[index];
        if (text === 'extends' || text === 'implements') {
            part = text;
        } else if (part === 'extends' && tokens[index].kind === 'name') {
            type.superName = text;
        } else if (part === 'implements' && tokens[index].kind === 'name') {
            type.interfaces.push(text);
        }
        index++;
    }
    const end = closing(tokens, index);
    if (tokens[start].text === 'enum') {
        const names = tokens.slice(index + 1, end).filter(({ kind }) => kind === 'name');
        type.constants = new Set(names.map(({ text }) => text));
    } else {
        readBody(type, index + 1, end);
    }
    return { type, next: end + 1 };
}

function readBody(type: ApexType, start: number, end: number): void {
    const { tokens, file } = type;
    let index = start;
    while (index < end) {
        const { next, annotations } = readModifiers(tokens, index);
        if (isTypeWord(tokens[next])) {
            const inner = readType(file, tokens, next, annotations);
            inner.type.outer = type;
            inner.type.isTest ||= type.isTest;
            type.inner.push(inner.type);
            index = inner.next;
        } else if (tokens[next]?.text === '{') {
            const close = closing(tokens, next);
            type.methods.push(blockOf(type, { from: next + 1, to: close }));
            index = close + 1;
        } else if (next >= end || tokens[next].kind !== 'name') {
            index = next + 1;
        } else {
            index = readMember(type, next, end, annotations);
        }
    }
}

function readMember(type: ApexType, start: number, end: number, annotations: string[]): number {
    const { tokens } = type;
    const named = readTypedName(tokens, start);
    const isConstructor = tokens[start + 1]?.text === '(';
    const open = isConstructor ? start + 1 : named.next;
    if (tokens[open]?.text === '(') {
        const close = closing(tokens, open);
        const body = tokens[close + 1]?.text === '{' ? close + 1 : undefined;
        const bodyEnd = body === undefined ? close + 1 : closing(tokens, body);
        if (!annotations.includes('istest') && !annotations.includes('testmethod')) {
            type.methods.push({
                name: isConstructor ? tokens[start].text : named.name,
                type: isConstructor ? '' : named.type,
                isConstructor,
                parameters: readParameters(tokens, open + 1, close),
                owner: type,
                from: body === undefined ? bodyEnd : body + 1,
                to: bodyEnd
            });
        }
        return bodyEnd + 1;
    }
    return readFields(type, named, end, annotations.includes('final'));
}

function readFields(
    type: ApexType,
    first: { name: string; type: string; next: number },
    end: number,
    isFinal: boolean
): number {
    const { tokens } = type;
    let index = first.next;
    if (tokens[index]?.text === '{') {
        const close = closing(tokens, index);
        type.fields.set(first.name, { name: first.name, type: first.type });
        for (let at = index + 1; at < close; at++) {
            if (tokens[at].text === 'get' && tokens[at + 1]?.text === '{') {
                const getter = { from: at + 2, to: closing(tokens, at + 1) };
                type.getters.set(first.name, getter);
                type.methods.push(blockOf(type, getter));
            } else if (tokens[at].text === 'set' && tokens[at + 1]?.text === '{') {
                const setEnd = closing(tokens, at + 1);
                type.methods.push(blockOf(type, { from: at + 2, to: setEnd }));
            }
            if (tokens[at].text === '{') {
                at = closing(tokens, at);
            }
        }
        return close + 1;
    }
    let { name } = first;
    while (index < end) {
        const stop = endOfExpression(tokens, index, end);
        const init = tokens[index]?.text === '=' ? { from: index + 1, to: stop } : undefined;
        type.fields.set(name, { name, type: first.type, init, ...(isFinal && { isFinal }) });
        if (tokens[stop]?.text !== ',') {
            return stop + 1;
        }
        name = tokens[stop + 1]?.text ?? '';
        index = stop + 2;
    }
    return end;
}

function readParameters(tokens: Token[], start: number, end: number): Variable[] {
    const found: Variable[] = [];
    let index = start;
    while (index < end) {
        const { next } = readModifiers(tokens, index);
        const { name, type, next: after } = readTypedName(tokens, next);
        if (name !== '') {
            found.push({ name, type });
        }
        index = endOfExpression(tokens, Math.max(after, index + 1) - 1, end) + 1;
    }
    return found;
}
