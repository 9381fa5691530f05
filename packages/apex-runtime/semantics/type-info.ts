import type { ApexType } from './apex-type.ts';
import type { ApexLoadError } from '../syntax/load-error.ts';

/* What is known of a type and of its members. */

export interface Method {
    name: string;
    isStatic: boolean;
    parameters: readonly ApexType[];
    returns: ApexType;
    /** The type that declares it. */
    owner: ApexType;
    access: Access;
    isAbstract?: boolean;
    /** Name of the emitted function of a user's class, or the index of a library function. */
    emitted: string | number;
    isTestVisible?: boolean;
    /** Of a library function: what is thrown for null, by parameter; nothing where null may come. */
    nullProblems?: (string | undefined)[];
}

export type Access = 'private' | 'protected' | 'public' | 'global';

export interface Field {
    name: string;
    type: ApexType;
    isStatic: boolean;
    owner: ApexType;
    access: Access;
    /** A user's property with code of its own: called through its accessors. */
    getter?: 'code' | 'none';
    setter?: 'code' | 'none';
    isFinal?: boolean;
    isTestVisible?: boolean;
    isTransient?: boolean;
    isAuraEnabled?: boolean;
    /** Access of the setter when narrower. */
    setAccess?: Access;
    /** Index of a library function that reads it; `write` stores it. */
    read?: number;
    write?: number;
}

export interface TypeInfo {
    /** Without type arguments. */
    type: ApexType;
    kind: 'class' | 'interface' | 'enum';
    typeParameters: ApexType[];
    superType?: ApexType;
    interfaces: ApexType[];
    /** Lower-case name → overloads. */
    methods: Map<string, Method[]>;
    /** Lower-case name → field. */
    fields: Map<string, Field>;
    constructors: Method[];
    /** Lower-case simple name → type. */
    inner: Map<string, ApexType>;
    constants: string[];
    isAbstract: boolean;
    isVirtual: boolean;
    /** False for a type of the library. */
    isUser: boolean;
    outer?: ApexType;
    /** Why the whole type is not loaded. Its name stays known, so that nothing else is taken for it. */
    refusal?: ApexLoadError;
    /** Lower-case names of members whose declaration is refused; `<init>` a constructor. */
    refusedMembers?: Map<string, ApexLoadError>;
}
