import { coerce, toId, typeOf } from './conversions.ts';
import { exception } from './exceptions.ts';
import { isIdField } from '../semantics/names.ts';
import { ListValue, SObjectValue, unboxed, type ApexValue, type Value } from './values.ts';

/* Records in memory, and the tokens of objects and fields. */

export function newSObject(name: string, fields: [string, Value][]): SObjectValue {
    const record = new SObjectValue(name);
    for (const [field, value] of fields) {
        setField(record, field, value);
    }
    return record;
}

export function getField(record: Value, name: string): Value {
    if (!(record instanceof SObjectValue)) {
        throw exception('SObjectException', `Invalid field ${name} for ${typeOf(record)}`);
    }
    checkFieldName(record, name);
    if (!record.has(name)) {
        throw exception(
            'SObjectException',
            `SObject row was retrieved via SOQL without querying the requested field: ${record.apexType}.${name}`
        );
    }
    return record.fields.has(name.toLowerCase()) || !CHILDREN.test(name) ? record.get(name) : new ListValue('SObject');
}

/** `contact.Account.Name`: without an account null, as on the platform. */
export const fieldOfParent = (parent: Value, name: string): Value => (parent === null ? null : getField(parent, name));

/** Child relationships of standard objects: without children an empty list. */
const CHILDREN =
    /^(assets|attachments|campaignmembers|casecomments|cases|contacts|contracts|events|notes|opportunities|opportunitylineitems|orderitems|orders|tasks)$/i;

export function setField(record: Value, name: string, value: Value): Value {
    if (!(record instanceof SObjectValue)) {
        throw exception('SObjectException', `Invalid field ${name} for ${typeOf(record)}`);
    }
    checkFieldName(record, name);
    record.set(name, isIdField(name) ? toId(unboxed(value)) : value);
    return value;
}

/** The field of a record where a Boolean is wanted: a checkbox that was not set is not checked, and never null. */
export const checkbox = (value: Value): Value => (value === null ? false : coerce(value, 'Boolean'));

/** What no field can be called. */
function checkFieldName(record: SObjectValue, name: string): void {
    if (!/^[a-z]\w*$/i.test(name)) {
        throw exception('SObjectException', `Invalid field ${name} for ${record.apexType}`);
    }
}

export const sobjectType = (name: string): Value => new SObjectTypeValue(name);

export const sobjectField = (type: string, name: string): Value => new SObjectFieldValue(type, name);

/** The token of a field, `Account.Name`. */
export class SObjectFieldValue implements ApexValue {
    readonly type: string;
    readonly name: string;

    constructor(type: string, name: string) {
        this.type = type;
        this.name = name;
    }

    get apexType(): string {
        return 'SObjectField';
    }

    get equalityKey(): string {
        return `${this.type}.${this.name}`.toLowerCase();
    }

    toString(): string {
        return this.name;
    }
}

export class SObjectTypeValue implements ApexValue {
    readonly name: string;

    constructor(name: string) {
        this.name = name;
    }

    get apexType(): string {
        return 'SObjectType';
    }

    get equalityKey(): string {
        return this.name.toLowerCase();
    }

    toString(): string {
        return this.name;
    }
}

/** Of a description only the name: the rest is in an org. */
export class Described implements ApexValue {
    readonly apexType: string;
    readonly name: string;

    constructor(apexType: string, name: string) {
        this.apexType = apexType;
        this.name = name;
    }
}

export const describe = (name: string): Value => new Described('DescribeSObjectResult', name);
