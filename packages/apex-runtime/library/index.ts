import { TypeTable } from '../semantics/types.ts';
import { COLLECTIONS } from './collections.ts';
import { CONTEXT } from './context.ts';
import { DATES } from './time/dates.ts';
import { addLibrary, type LibraryTypes, type Native } from './define.ts';
import { DOM } from './web/dom.ts';
import { ENCODING } from './web/encoding.ts';
import { EXCEPTION_TYPES } from './exceptions.ts';
import { HTTP } from './web/http.ts';
import { JSON_TYPES } from './json.ts';
import { NUMBERS } from './numbers.ts';
import { OBJECTS } from './objects.ts';
import { PATTERN } from './text/pattern.ts';
import { RECORDS } from './records.ts';
import { REST } from './web/rest.ts';
import { STUB } from './stub.ts';
import { SYSTEM } from './system.ts';
import { TEXT } from './text/text.ts';
import { TIME_ZONES } from './time/time-zone.ts';
import { URLS } from './web/url.ts';
import { USER_INFO } from './user.ts';
import { XML_READER } from './web/xml-reader.ts';
import { XML_WRITER } from './web/xml-writer.ts';

/** Every type of the platform that this runtime has. */
export const LIBRARY: LibraryTypes = {
    ...OBJECTS,
    ...RECORDS,
    ...EXCEPTION_TYPES,
    ...TEXT,
    ...NUMBERS,
    ...COLLECTIONS,
    ...DATES,
    ...TIME_ZONES,
    ...PATTERN,
    ...ENCODING,
    ...URLS,
    ...HTTP,
    ...JSON_TYPES,
    ...SYSTEM,
    ...CONTEXT,
    ...USER_INFO,
    ...REST,
    ...STUB,
    ...DOM,
    ...XML_READER,
    ...XML_WRITER
};

/** A fresh table with the platform's types, and the functions behind them in the order that emitted code numbers. */
export function createTypes(): { types: TypeTable; functions: Native[] } {
    const types = new TypeTable();
    const functions: Native[] = [];
    addLibrary(LIBRARY, types, functions);
    return { types, functions };
}
