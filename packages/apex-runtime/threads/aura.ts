import { ownName } from '../syntax/own-name.ts';
import { MapValue, SetValue } from '../runtime/collections.ts';
import { Decimal } from '../runtime/numbers/decimal.ts';
import { ApexException } from '../runtime/exceptions.ts';
import { parseJson } from '../json/parse.ts';
import { readAs } from '../json/read.ts';
import { fieldValue, scalarJson } from '../json/write.ts';
import { auraMessages } from '../library/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import type { MethodMeta } from '../runtime/program.ts';
import { text } from '../runtime/text.ts';
import {
    ApexObject,
    BlobValue,
    DatetimeValue,
    Double,
    ListValue,
    SObjectValue,
    type Value
} from '../runtime/values.ts';

/** The body of an Apex error as the platform sends it to a component. */
export interface AuraError {
    message: string;
    exceptionType?: string;
    isUserDefinedException: boolean;
    stackTrace?: string;
}

export type AuraAnswer = { ok: true; value: unknown } | { ok: false; error: AuraError };

/** Calls an `@AuraEnabled` static method as a component does: by name, with plain values. */
export function invokeAura(className: string, methodName: string, params: Record<string, unknown>): AuraAnswer {
    const method = findMethod(className, methodName);
    if (!method) {
        const message = `Apex method ${className}.${methodName} does not exist, or is not a public static @AuraEnabled method.`;
        return { ok: false, error: { message, isUserDefinedException: false } };
    }
    machine.begin();
    try {
        const args = method.meta.parameters.map(({ name, type }) => argument(params, name, type));
        const result = machine.loaded[method.owner].functions[method.meta.emitted](...args) as Value | undefined;
        return { ok: true, value: toPlain(result ?? null) };
    } catch (thrown) {
        return { ok: false, error: auraError(machine.trace(thrown)) };
    }
}

function findMethod(className: string, methodName: string): { owner: string; meta: MethodMeta } | undefined {
    const wanted = className.toLowerCase();
    const owner = [...machine.classes.values()].find((each) => ownName(each.name).toLowerCase() === wanted);
    const meta = owner?.methods.find(
        (each) =>
            each.name.toLowerCase() === methodName.toLowerCase() && each.isStatic && each.isAuraEnabled && each.isPublic
    );
    return owner && meta ? { owner: owner.name, meta } : undefined;
}

function argument(params: Record<string, unknown>, name: string, type: string): Value {
    const given = params[name];
    return given === undefined || given === null
        ? null
        : readAs(parseJson(JSON.stringify(given)), type, { onlyAuraEnabled: true });
}

/** What a component gets: plain data. A Blob has no place in it. */
function toPlain(value: Value): unknown {
    if (value instanceof BlobValue) {
        throw new Error('A Blob cannot be returned to a component.');
    }
    if (typeof value === 'bigint' || value instanceof Decimal || value instanceof Double) {
        return Number(text(value));
    }
    if (value instanceof DatetimeValue) {
        return new Date(value.ms).toISOString();
    }
    const scalar = scalarJson(value);
    return scalar === undefined ? structure(value as object) : JSON.parse(scalar);
}

function structure(value: object): unknown {
    if (value instanceof ListValue || value instanceof SetValue) {
        return (value instanceof ListValue ? value.items : value.keys()).map(toPlain);
    }
    if (value instanceof MapValue) {
        return Object.fromEntries([...value.entries()].map(([key, item]) => [text(key), toPlain(item)]));
    }
    if (value instanceof SObjectValue) {
        return Object.fromEntries([...value.fields.values()].map((field) => [field.name, toPlain(field.value)]));
    }
    if (value instanceof ApexObject) {
        const fields = machine.classOf(value)?.fields.filter((field) => field.isAuraEnabled && !field.isStatic) ?? [];
        return Object.fromEntries(fields.map((field) => [field.name, toPlain(fieldValue(value, field))]));
    }
    return text(value as Value);
}

function auraError(failure: unknown): AuraError {
    if (!(failure instanceof ApexException)) {
        return {
            message: (failure as Error).message,
            exceptionType: 'System.UnexpectedException',
            isUserDefinedException: false
        };
    }
    const isUserDefinedException = machine.classes.has(failure.apexType);
    const exceptionType = machine.displayType(failure);
    const message = auraMessages.get(failure) ?? failure.message ?? 'Script-thrown exception';
    const isHandled = failure.apexType === 'AuraHandledException';
    const stackTrace = isHandled ? undefined : (failure.stack ?? []).join('\n');
    return { message, exceptionType, isUserDefinedException, stackTrace };
}
