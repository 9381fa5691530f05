import { isIdField } from '../semantics/names.ts';
import { MapValue } from '../runtime/collections.ts';
import { ApexException, exception } from '../runtime/exceptions.ts';
import { boxId, getField, setField, SObjectTypeValue, type SObjectFieldValue } from '../runtime/operations.ts';
import { ListValue, SObjectValue, type ApexValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';

/* Records in memory: SObject, and the errors that code puts on one. */

/** What the platform alone writes. */
const AUDIT_FIELD =
    /^(createddate|createdbyid|lastmodifieddate|lastmodifiedbyid|systemmodstamp|isdeleted|lastvieweddate|lastreferenceddate)$/i;

/** `Database.Error`, as far as code can make one. */
class RecordError implements ApexValue {
    readonly apexType = 'Database.Error';
    readonly message: string;
    readonly fields: string[];

    constructor(message: string, fields: string[] = []) {
        this.message = message;
        this.fields = fields;
    }
}

/** What is known of a record beside its fields. */
interface Beside {
    source?: SObjectValue;
    errors: RecordError[];
}
const BESIDE = new WeakMap<SObjectValue, Beside>();

function beside(record: SObjectValue): Beside {
    const known = BESIDE.get(record) ?? { errors: [] };
    BESIDE.set(record, known);
    return known;
}

function fieldAsObject(self: SObjectValue, field: string): Value {
    const value = getField(self, field);
    return isIdField(field) ? boxId(value) : value;
}

function put(self: SObjectValue, field: string, value: Value): Value {
    if (AUDIT_FIELD.test(field)) {
        throw exception('SObjectException', `Field ${field} is not editable`);
    }
    const before = self.get(field);
    setField(self, field, value);
    return before;
}

const populated = (record: SObjectValue): MapValue =>
    new MapValue(
        'String',
        'Object',
        [...record.fields.values()].map(({ name, value }) => [name, value])
    );

/** A record with the same fields; its parents are the same records, unless they are copied too. */
function copyFields(record: SObjectValue, isDeep = false, keeps: (name: string) => boolean = () => true): SObjectValue {
    const created = new SObjectValue(record.apexType, record.queried);
    for (const { name, value } of record.fields.values()) {
        if (keeps(name)) {
            created.set(name, isDeep && value instanceof SObjectValue ? copyFields(value, true) : value);
        }
    }
    return created;
}

/** `SObject.clone`; a null is a false. */
export function cloneRecord(
    self: SObjectValue,
    preservesId: boolean | null = false,
    isDeep: boolean | null = false,
    preservesAudit: boolean | null = false
): SObjectValue {
    const created = copyFields(
        self,
        isDeep === true,
        (name) => (preservesId || name.toLowerCase() !== 'id') && (preservesAudit || !AUDIT_FIELD.test(name))
    );
    beside(created).source = self;
    return created;
}

function addError(self: SObjectValue, error: ApexException | string | null, fields: string[] = []): void {
    const message = error instanceof ApexException ? (error.message ?? 'Script-thrown exception') : error;
    beside(self).errors.push(new RecordError(message ?? '', fields));
}

const addFieldError = (self: SObjectValue, field: SObjectFieldValue | string, message: string | null): void =>
    addError(self, message, [String(field)]);

/** The same method for a field's name and for its token. */
const ofField = (signature: string, native: Native): Record<string, Native> => ({
    [signature]: native,
    [signature.replace('(String', '(SObjectField')]: (self: SObjectValue, field: SObjectFieldValue, ...rest: Value[]) =>
        native(self, field.name, ...rest)
});

export const RECORDS: LibraryTypes = {
    SObject: {
        methods: {
            ...ofField('Object get(String)', fieldAsObject),
            ...ofField('Object put(String, Object)', put),
            ...ofField('Boolean isSet(String)', (self: SObjectValue, field: string) =>
                self.fields.has(field.toLowerCase())
            ),
            ...ofField('SObject getSObject(String)', (self: SObjectValue, field: string) => self.get(field)),
            ...ofField('List<SObject> getSObjects(String)', (self: SObjectValue, field: string) => self.get(field)),
            ...ofField('SObject putSObject(String, SObject)', put),
            'void clear()': (self: SObjectValue) => self.fields.clear(),
            'SObjectType getSObjectType()': (self: SObjectValue) => new SObjectTypeValue(self.apexType),
            'Map<String,Object> getPopulatedFieldsAsMap()': populated,
            'SObject clone()': cloneRecord,
            'SObject clone(Boolean?)': cloneRecord,
            'SObject clone(Boolean?, Boolean?)': cloneRecord,
            'SObject clone(Boolean?, Boolean?, Boolean?)': cloneRecord,
            // Which fields are numbered by the platform only a schema tells.
            'SObject clone(Boolean?, Boolean?, Boolean?, Boolean?)': cloneRecord,
            'Boolean isClone()': (self: SObjectValue) => beside(self).source !== undefined,
            'Id getCloneSourceId()': (self: SObjectValue) => beside(self).source?.get('Id') ?? null,
            'void addError(String?)': (self: SObjectValue, message: string | null) => addError(self, message),
            'void addError(String?, Boolean)': (self: SObjectValue, message: string | null) => addError(self, message),
            'void addError(Exception)': (self: SObjectValue, error: ApexException) => addError(self, error),
            'void addError(Exception, Boolean)': (self: SObjectValue, error: ApexException) => addError(self, error),
            'void addError(String, String?)': addFieldError,
            'void addError(String, String?, Boolean)': addFieldError,
            'void addError(SObjectField, String?)': addFieldError,
            'void addError(SObjectField, String?, Boolean)': addFieldError,
            'Boolean hasErrors()': (self: SObjectValue) => beside(self).errors.length > 0,
            'List<Database.Error> getErrors()': (self: SObjectValue) =>
                new ListValue('Database.Error', [...beside(self).errors])
        }
    },
    'Database.Error': {
        methods: {
            'String getMessage()': (self: RecordError) => self.message,
            'List<String> getFields()': (self: RecordError) => new ListValue('String', [...self.fields])
        }
    }
};
