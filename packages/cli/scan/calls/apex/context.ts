import type { Place, Value } from '../../values.ts';
import type { ApexProgram } from './syntax/program.ts';
import type { Project } from '../../project.ts';
import type { ApexType, Method, Range } from './syntax/type.ts';

/** Where an Apex expression is looked at, and what is known there. */
export interface ApexContext {
    program: ApexProgram;
    records: RecordValues;
    /** What components give to a parameter of a method that they call. */
    pages: GivenByPages;
    /** What an expression can be; late bound, because the platform's functions ask for their arguments. */
    values: (range: Range, context: ApexContext) => Value[];
    method: Method;
    /** What the parameters of the method are, where its caller is known. */
    given?: Map<string, Value[]>;
    /** What is being looked at: met again, it adds nothing. */
    open: Set<string>;
    depth: number;
    /** How many expressions may still be looked at for one callout: in a web of wrappers each way is tried, and there is no end of ways. */
    budget: { left: number };
}

export type GivenByPages = (className: string, method: string, parameter: string) => Value[];

/** More than any address of the labelled projects takes, by far. */
export const BUDGET = 3000;

/** One link of `a.b(c).d`: its name, and the arguments when it is called. */
export interface Link {
    name: string;
    index: number;
    arguments?: Range[];
    /** `new Name(…)` */
    isNew?: boolean;
}

/** What records of the project say of their fields; undefined where no record is meant. */
export interface RecordValues {
    project: Project;
    /** `source` is the expression that a variable got its record from. */
    field: (typeName: string, links: Link[], context: ApexContext, source?: Range) => Value[] | undefined;
    queried: (range: Range, context: ApexContext) => Value[] | undefined;
}

/** A callout of Apex with the addresses it can have. */
export interface Callout {
    place: Place;
    values: Value[];
    /** Where its address is an expression of a method: the type and the token that it begins with. */
    address?: { owner: ApexType; from: number };
    /** Whether what stands at a place is given to the method that calls, by another of its file. */
    isGiven?: (at: Place) => boolean;
}
