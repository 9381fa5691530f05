import { ApexLoadError } from '../syntax/load-error.ts';
import type { Position, TypeDeclaration } from '../syntax/tree.ts';

/** Throws an ApexLoadError where a class has two fields, inner types or constants of one name, in whatever case. */
export function checkDuplicates(file: string, declaration: TypeDeclaration): void {
    const fields = new Set<string>();
    const types = new Set<string>();
    const constants = new Set<string>();
    const check = (known: Set<string>, what: string, name: string, at: Position): void => {
        if (known.has(name.toLowerCase())) {
            throw new ApexLoadError(file, at, name, `Duplicate ${what}: ${name}`);
        }
        known.add(name.toLowerCase());
    };
    declaration.constants.forEach((name) => check(constants, 'field', name, declaration.at));
    for (const member of declaration.members) {
        if (member.kind === 'field' || member.kind === 'property') {
            check(fields, 'field', member.name, member.at);
        } else if (member.kind === 'type') {
            check(types, 'class name', member.type.name, member.type.at);
            checkDuplicates(file, member.type);
        }
    }
}
