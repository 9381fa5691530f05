import type { Member, TypeDeclaration } from '../syntax/tree.ts';
import type { Method, TypeInfo } from './types.ts';

/** A class of the user while it is compiled. */
export interface UserClass {
    info: TypeInfo;
    declaration: TypeDeclaration;
    file: string;
    apiVersion: number;
    outer?: UserClass;
    /** The top-level class it stands in, or itself. */
    top: UserClass;
    inner: UserClass[];
    isTest: boolean;
    /** What was declared for each method and constructor; nothing for one that was refused. */
    declared: Map<Member, Method>;
}
