import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readClassFile, type JavaMember } from './class-file.ts';
import { readZip } from './zip.ts';

/** A type as apex-ls describes the platform's: its members as signatures without type arguments. */
export interface PlatformType {
    /** `static valueOf(String)`, `add(Integer, Any)`, `<init>(String)`; names in lower case. */
    members: Set<string>;
    superType?: string;
}

const ROOT = 'com/nawforce/runforce/';

/** The jar of apex-ls that holds the platform's types; undefined when the package is not installed. */
export function standardTypesJar(): string | undefined {
    try {
        const main = createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine');
        const folder = path.join(path.dirname(main), 'java-lib');
        const jar = fs.readdirSync(folder).find((name) => /^standard-types-.*\.jar$/.test(name));
        return jar && path.join(folder, jar);
    } catch {
        return undefined;
    }
}

/** Lower-case name → type. Namespaces `System`, `Schema`, `dom` and `Database` are read; the first that has a name wins. */
export function readPlatformTypes(jar: string): Map<string, PlatformType> {
    const types = new Map<string, PlatformType>();
    const entries = readZip(jar);
    for (const namespace of ['System', 'Schema', 'dom', 'Database', 'Internal']) {
        const prefix = `${ROOT}${namespace}/`;
        for (const [entry, read] of entries) {
            const match = entry.startsWith(prefix) && /^([^/]+)\.class$/.exec(entry.slice(prefix.length));
            const name = match && match[1].replace(/\$$/, '').toLowerCase();
            if (name && !types.has(name)) {
                types.set(name, describe(read()));
            }
        }
    }
    return types;
}

function describe(bytes: Buffer): PlatformType {
    const { fields, methods, superName, interfaces } = readClassFile(bytes);
    const visible = (member: JavaMember): boolean => member.isPublic;
    const members = [
        ...fields.filter(visible).map((field) => `${field.isStatic ? 'static ' : ''}${field.name.toLowerCase()}`),
        ...methods.filter(visible).map(signature)
    ];
    const parent = [superName, ...interfaces].find((name) => name.startsWith(ROOT));
    return { members: new Set(members), superType: parent?.split('/').at(-1)!.replace(/\$$/, '').toLowerCase() };
}

function signature({ name, descriptor, isStatic }: JavaMember): string {
    const parameters = [...descriptor.slice(1, descriptor.indexOf(')')).matchAll(/L([^;]+);/g)].map(([, type]) =>
        simpleName(type)
    );
    const plain = name.replace(/\$$/, '').toLowerCase();
    return `${isStatic ? 'static ' : ''}${plain}(${parameters.join(', ')})`;
}

/** `java/lang/Object` and type parameters are erased to it: `Any` stands for both. */
function simpleName(type: string): string {
    const name = type.split('/').at(-1)!.replace(/\$$/, '').toLowerCase();
    return name === 'object' ? 'any' : name;
}
