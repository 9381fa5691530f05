import { apexType, EXCEPTION, generic, OBJECT, typeParts, type ApexType } from '../semantics/apex-type.ts';
import { MapValue, SetValue } from '../runtime/collections.ts';
import { equal, hashOf } from '../runtime/equality.ts';
import { machine } from '../runtime/machine.ts';
import { coerce, Described, isId, setField, shownType, SObjectTypeValue } from '../runtime/operations.ts';
import { text } from '../runtime/text.ts';
import { ApexObject, ListValue, SObjectValue, TypeValue, type Value } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';
import { newException } from './exceptions.ts';
import { keyPrefix } from './key-prefixes.ts';

/** A record of custom metadata as the org keeps it: plain text, numbers and booleans. */
export type PlainRecord = Record<string, unknown>;

function customMetadata(type: string): SObjectValue[] {
    const records = machine.ask('customMetadata', type) as PlainRecord[];
    return records.map((fields) => {
        const record = new SObjectValue(type);
        for (const [name, value] of Object.entries(fields)) {
            record.set(name, (value ?? null) as Value);
        }
        // Label and MasterLabel are two names of one field.
        if (record.get('Label') === null && record.get('MasterLabel') !== null) {
            record.set('Label', record.get('MasterLabel'));
        }
        return record;
    });
}

const byDeveloperName = (type: string, name: string | null): SObjectValue | null =>
    customMetadata(type).find((record) => String(record.get('DeveloperName')).toLowerCase() === name?.toLowerCase()) ??
    null;

/** Of a user, a profile or the org. */
const isOwner = (id: string): boolean => isId(id) && /^(005|00e|00D)/.test(id);

/** Longer names are no type's: each class has 255 characters at most. */
const LONGEST_TYPE = 2000;

/** An object of the project that its code names. */
const customObject = (name: string): ApexType | undefined => {
    const known = machine.types.canonical(name);
    return known && machine.types.isSObject(known) ? known : undefined;
};

/** A type in angle brackets is written by its parts, each in its own spelling. */
function typeForName(name: string): TypeValue | null {
    if (name.length > LONGEST_TYPE) {
        return null;
    }
    const { base, args } = typeParts(name.replace(/\s/g, ''));
    // As messages and `getName()` write Object inside of another type.
    if (/^any$/i.test(base)) {
        return new TypeValue('Object');
    }
    const isPlatform = /^(system|schema)\./i.test(base);
    const plain = isPlatform ? base.replace(/^\w+\./, '') : base;
    const known =
        (isPlatform ? machine.types.platform(plain) : machine.types.canonical(plain)) ??
        machine.types.standardObject(plain) ??
        customObject(plain);
    const parameters = args.flatMap((arg) => typeForName(arg) ?? []);
    if (!known || parameters.length < args.length) {
        return null;
    }
    const types = parameters.map((parameter) => apexType(parameter.name));
    return new TypeValue(String(generic(known, types)));
}

/** The platform's own exceptions carry their namespace. */
function typeName({ name }: TypeValue): string {
    const isException = !machine.classes.has(name) && machine.types.isAssignable(apexType(name), EXCEPTION);
    return isException && name !== 'Exception' ? `System.${name}` : shownType(name);
}

function newInstance(type: string): Value {
    const { name, args } = apexType(type);
    const [first, second] = [args[0] ?? OBJECT, args[1] ?? OBJECT].map(String);
    switch (name) {
        case 'List':
            return new ListValue(first);
        case 'Set':
            return new SetValue(first);
        case 'Map':
            return new MapValue(first, second);
        default:
            break;
    }
    if (machine.types.isSObject(apexType(type)) && type !== 'SObject') {
        return new SObjectValue(type);
    }
    const isException = !machine.classes.has(type) && machine.types.isAssignable(apexType(type), EXCEPTION);
    return isException && type !== 'Exception' ? newException(type) : machine.instantiate(type);
}

/** `List` alone is a list of anything. */
function filled(name: string): ApexType {
    const type = apexType(name);
    const count = machine.types.get(type)?.typeParameters.length ?? 0;
    return type.args.length > 0 || count === 0 ? type : generic(type, Array<ApexType>(count).fill(OBJECT));
}

function withId(type: string, id: Value): SObjectValue {
    const record = new SObjectValue(type);
    if (id !== null) {
        setField(record, 'Id', id);
    }
    return record;
}

const described =
    (type: string): Native =>
    (self: { name: string }) =>
        new Described(type, self.name);

/** A user's object with the same fields: what they refer to is the same. */
const copyObject = (self: ApexObject): ApexObject =>
    Object.assign(Object.create(Object.getPrototypeOf(self) as object) as ApexObject, self);

export const OBJECTS: LibraryTypes = {
    Object: {
        methods: {
            'String toString()': text,
            'Boolean equals(Object)': equal,
            'Integer hashCode()': hashOf
        }
    },
    /** Methods of every object of a project's class. */
    '#class': { methods: { 'Object clone()': copyObject } },
    /** Methods of every enum. */
    '#enum': {
        methods: {
            'String name()': text,
            'Integer ordinal()': (self: { ordinal: number }) => self.ordinal,
            'Boolean equals(Object)': equal,
            'Integer hashCode()': hashOf
        }
    },
    Boolean: {
        methods: {
            'static Boolean valueOf(Object)': (value: Value) =>
                typeof value === 'string' ? value.toLowerCase() === 'true' : coerce(value, 'Boolean')
        }
    },
    Type: {
        methods: {
            'static Type forName(String)': typeForName,
            'static Type forName(String?, String)': (_namespace: string | null, name: string) => typeForName(name),
            'String getName()': typeName,
            'Object newInstance()': (self: TypeValue) => newInstance(self.name),
            'Boolean isAssignableFrom(Type)': (self: TypeValue, other: TypeValue) =>
                machine.types.isAssignable(filled(other.name), filled(self.name))
        }
    },
    /** Static methods of every SObject type; they get its name first. */
    '#statics': {
        methods: {
            'static Map<String,SObject> getAll(String)': (type: string) =>
                new MapValue(
                    'String',
                    type,
                    customMetadata(type).map((record) => [record.get('DeveloperName'), record])
                ),
            // Custom settings: there are no records without a database, so that each is as new: of a user or profile too, and none of a name.
            'static SObject getInstance(String, String?)': (type: string, name: string | null) =>
                name !== null && isOwner(name) ? new SObjectValue(type) : byDeveloperName(type, name),
            'static SObject getInstance(String)': (type: string) => new SObjectValue(type),
            'static SObject getOrgDefaults(String)': (type: string) => new SObjectValue(type),
            'static SObject getValues(String, String?)': () => null,
            'static SObjectType getSObjectType(String)': (type: string) => new SObjectTypeValue(type)
        }
    },
    SObjectType: {
        methods: {
            'SObject newSObject()': (self: SObjectTypeValue) => new SObjectValue(self.name),
            'SObject newSObject(Id?)': (self: SObjectTypeValue, id: Value) => withId(self.name, id),
            'SObject newSObject(Id?, Boolean)': (self: SObjectTypeValue, id: Value) => withId(self.name, id),
            'DescribeSObjectResult getDescribe()': described('DescribeSObjectResult')
        }
    },
    SObjectField: { methods: { 'DescribeFieldResult getDescribe()': described('DescribeFieldResult') } },
    // Of a description only the name: the rest is in an org.
    DescribeSObjectResult: {
        methods: {
            'String getName()': (self: Described) => self.name,
            'String getKeyPrefix()': (self: Described) => keyPrefix(self.name)
        }
    },
    DescribeFieldResult: { methods: { 'String getName()': (self: Described) => self.name } },
    Iterable: { kind: 'interface', typeParameters: ['T'], calls: ['Iterator<T> iterator()'] },
    Iterator: { kind: 'interface', typeParameters: ['T'], calls: ['Boolean hasNext()', 'T next()'] },
    Comparable: { kind: 'interface', calls: ['Integer compareTo(Object)'] },
    Comparator: { kind: 'interface', typeParameters: ['T'], calls: ['Integer compare(T, T)'] },
    Callable: { kind: 'interface', calls: ['Object call(String, Map<String,Object>)'] }
};
