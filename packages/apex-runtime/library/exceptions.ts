import { ApexException, exception, type FailedRow } from '../runtime/exceptions.ts';
import { machine } from '../runtime/machine.ts';
import { ListValue } from '../runtime/values.ts';
import type { LibraryTypes, Native } from './define.ts';

const EXCEPTIONS = `AssertException AsyncException AuraHandledException CalloutException DmlException EmailException
    ExternalObjectException FinalException FlowException HandledException IllegalArgumentException
    InvalidHeaderException InvalidParameterValueException JSONException LimitException ListException MathException
    NoAccessException NoDataFoundException NoSuchElementException NullPointerException QueryException
    RequiredFeatureMissingException SearchException SecurityException SerializationException SObjectException
    StringException TypeException UnexpectedException UnsupportedOperationException VisualforceException
    XmlException`.split(/\s+/);

/** The text that a component gets from an AuraHandledException; in Apex its message reads otherwise. */
export const auraMessages = new WeakMap<ApexException, string>();

/** An exception knows where it was made. */
export function newException(
    type: string,
    message: string | null = null,
    cause: ApexException | null = null
): ApexException {
    const created = machine.located(exception(type, message));
    created.cause = cause;
    if (type === 'AuraHandledException' && message !== null) {
        auraMessages.set(created, message);
        created.message = null;
    }
    return created;
}

const constructors: Record<string, Native> = {
    '()': (type: string) => newException(type),
    '(String?)': (type: string, message: string | null) => newException(type, message),
    '(Exception)': (type: string, cause: ApexException) => newException(type, null, cause),
    '(String?, Exception)': newException
};

const OWN_CONSTRUCTORS: Record<string, Record<string, Native>> = {
    AuraHandledException: { '(String?)': constructors['(String?)'] },
    InvalidParameterValueException: {
        '(String?, String?)': (type: string, parameter: string, value: string) =>
            newException(type, `Invalid value for parameter ${parameter}: ${value}`)
    }
};

const TYPES: LibraryTypes = Object.fromEntries(
    EXCEPTIONS.map((name) => [
        name,
        {
            extends: 'Exception',
            constructors: OWN_CONSTRUCTORS[name] ?? constructors
        }
    ])
);

function dmlRow(self: ApexException, row: number): FailedRow {
    if (row < 0 || row >= self.rows.length) {
        throw exception('ListException', `List index out of bounds: ${row}`);
    }
    return self.rows[row];
}

/** The calls that led to it, and those of its cause. */
function stackText({ stack, cause }: ApexException): string {
    const own = (stack ?? machine.stackTrace()).join('\n');
    return cause ? `${own}\nCaused by\n${machine.displayType(cause)}: ${cause.message}\n\n${stackText(cause)}` : own;
}

export const EXCEPTION_TYPES: LibraryTypes = {
    Exception: {
        isAbstract: true,
        isVirtual: true,
        methods: {
            'Exception getCause()': (self: ApexException) => self.cause,
            'Integer getLineNumber()': (self: ApexException) => self.line,
            'String getMessage()': (self: ApexException) => self.message ?? 'Script-thrown exception',
            'Integer getNumDml()': (self: ApexException) => self.rows.length,
            'String getDmlMessage(Integer)': (self: ApexException, row: number) => dmlRow(self, row).message,
            'String getDmlStatusCode(Integer)': (self: ApexException, row: number) => dmlRow(self, row).status,
            'Integer getDmlIndex(Integer)': (self: ApexException, row: number) => dmlRow(self, row).index,
            'List<String> getDmlFieldNames(Integer)': (self: ApexException, row: number) =>
                new ListValue('String', [...dmlRow(self, row).fields]),
            'String getStackTraceString()': stackText,
            'String getTypeName()': (self: ApexException) => machine.displayType(self),
            'void initCause(Exception)': (self: ApexException, cause: ApexException) => {
                self.cause = cause;
            },
            'void setMessage(String?)': (self: ApexException, message: string) => {
                self.message = message;
                auraMessages.set(self, message);
            }
        }
    },
    ...TYPES
};
