import { exception, nullPointer } from './exceptions.ts';
import { machine } from './machine.ts';
import { apexType } from '../semantics/apex-type.ts';
import { EnumValue, ListValue, type Value } from './values.ts';

const ENUMS = new Map<string, ListValue>();

export const forgetEnums = (): void => ENUMS.clear();

export function enumValues(name: string): ListValue {
    let values = ENUMS.get(name);
    if (!values) {
        const constants = machine.types.get(apexType(name))!.constants;
        values = new ListValue(
            name,
            constants.map((constant, i) => new EnumValue(name, constant, i))
        );
        ENUMS.set(name, values);
    }
    return new ListValue(name, [...values.items]);
}

export const enumConstant = (name: string, constant: string): Value => enumValueOf(name, constant);

export function enumValueOf(name: string, constant: Value): Value {
    if (constant === null) {
        throw nullPointer();
    }
    const wanted = String(constant).toLowerCase();
    const found = enumValues(name).items.find((value) => (value as EnumValue).name.toLowerCase() === wanted);
    if (!found) {
        throw exception('NoSuchElementException', `No enum constant ${name}.${String(constant)}`);
    }
    return found;
}
