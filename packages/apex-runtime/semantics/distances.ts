import {
    ANY,
    COMPARATOR,
    DATE,
    DATETIME,
    DECIMAL,
    DOUBLE,
    ID,
    NULL,
    OBJECT,
    SOBJECT,
    STRING,
    VOID,
    type ApexType
} from './apex-type.ts';

/** What is known of declarations where two types are compared. */
interface Declarations {
    /** The direct supertypes, with type arguments filled in. */
    parents(type: ApexType): ApexType[];
    isSObject(type: ApexType): boolean;
}

/** Which types may be assigned to which, and which of two is nearer: what chooses among overloads. */
export class Distances {
    private readonly types: Declarations;

    constructor(types: Declarations) {
        this.types = types;
    }

    /** How far a value of one type is from another: 0 the same, larger is farther, -1 cannot be assigned. */
    between(from: ApexType, to: ApexType): number {
        if (from === to || to === ANY) {
            return 0;
        }
        if (from === ANY || from === NULL) {
            return to === VOID ? -1 : to === OBJECT ? 2 : 1;
        }
        if (from === VOID) {
            return -1;
        }
        if (to === OBJECT) {
            return 50;
        }
        if (from.isNumeric && to.isNumeric) {
            const steps = to.numericRank - from.numericRank;
            return steps >= 0 ? steps : from === DECIMAL && to === DOUBLE ? 5 : -1;
        }
        if (from === DATE && to === DATETIME) {
            return 1;
        }
        if ((from === ID && to === STRING) || (from === STRING && to === ID)) {
            return 3;
        }
        return this.referenceDistance(from, to);
    }

    private referenceDistance(from: ApexType, to: ApexType): number {
        let level = [from];
        for (let steps = 0; level.length > 0; steps++) {
            if (level.includes(to)) {
                return steps;
            }
            // `Map<String,String>` is nearer to itself than to `Map<String,Object>`, and that nearer than `Map<Id,Object>`.
            const generic = level.find((type) => this.sameGeneric(type, to));
            if (generic) {
                return steps + 1 + this.argumentsDistance(generic, to) / 1000;
            }
            level = level.flatMap((type) => this.types.parents(type));
        }
        // A list of SObjects goes both ways: List<Account> is a List<SObject> and the reverse.
        const isList = from.isList && from.element === SOBJECT && to.isList && to.element !== undefined;
        return isList && this.types.isSObject(to.element) ? 5 : -1;
    }

    /**
     * The same base with assignable arguments: `Map<String,String>` is a `Map<String,Object>`. What compares any
     * Objects compares Strings.
     */
    private sameGeneric(from: ApexType, to: ApexType): boolean {
        if (from === to) {
            return true;
        }
        return (
            from.raw === to.raw &&
            from.args.length === to.args.length &&
            (this.argumentsFit(from.args, to.args) ||
                (from.raw === COMPARATOR && this.argumentsFit(to.args, from.args)))
        );
    }

    private argumentsDistance(from: ApexType, to: ApexType): number {
        return from.args.reduce((sum, arg, i) => sum + Math.max(this.between(arg, to.args[i]), 0), 0);
    }

    private argumentsFit(from: readonly ApexType[], to: readonly ApexType[]): boolean {
        return from.every((arg, i) => this.between(arg, to[i]) >= 0 && !this.converts(arg, to[i]));
    }

    /** Whether the value itself changes on the way, which elements of a collection do not. */
    private converts(from: ApexType, to: ApexType): boolean {
        return from !== to && from.isPrimitive && to.isPrimitive && !(from === ID || to === ID);
    }
}
