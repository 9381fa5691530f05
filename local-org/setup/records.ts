import type { OrgMetadata } from '../../packages/project/index.ts';
import { nameFromOrigin, nameProblem } from './names.ts';
import type { Problems, SetupField, SetupList, SetupRecord } from './types.ts';

/** Longest text of a field: what a form could send beyond it is cut off by no list, but refused. */
const MAX_TEXT = 255;
/** More than an org has room for in a header; keeps what one page can hold in memory small. */
const MAX_RECORDS = 500;

/** A new record as its form first shows it: initial values, and over them what the link to the form asks for. */
export function proposedRecord(list: SetupList, query: URLSearchParams): SetupRecord {
    const record: SetupRecord = { name: '' };
    for (const field of list.fields) {
        const asked = query.get(field.name);
        record[field.name] = asked === null ? initialOf(field) : valueOf(field, asked);
    }
    if (record.name === '') {
        record.name = proposedName(list, String(record[list.addressField] ?? ''));
    }
    if ('label' in record && record.label === '') {
        record.label = record.name.replaceAll('_', ' ');
    }
    return record;
}

const proposedName = (list: SetupList, address: string): string =>
    list.nameOf || address === '' ? '' : nameFromOrigin(address);

const initialOf = ({ kind, initial }: SetupField): string | boolean => initial ?? (kind === 'checkbox' ? false : '');

const valueOf = ({ kind }: SetupField, text: string): string | boolean =>
    kind === 'checkbox' ? text === 'true' || text === 'on' : text.trim();

/** What a form sent. A checkbox that is not ticked is not sent at all; the name of an existing record stays. */
export function submittedRecord(list: SetupList, form: URLSearchParams, existing?: SetupRecord): SetupRecord {
    const record: SetupRecord = { ...existing, name: '' };
    for (const field of list.fields) {
        record[field.name] = valueOf(field, form.get(field.name) ?? '');
    }
    record.name = existing?.name ?? list.nameOf?.(record) ?? record.name;
    return record;
}

/** Everything that keeps a record from being saved. `existing` is the one that it replaces. */
export function problemsOf(
    list: SetupList,
    record: SetupRecord,
    metadata: OrgMetadata,
    existing?: SetupRecord
): Problems {
    const others = list.read(metadata).filter(({ name }) => name !== existing?.name);
    return {
        ...(existing ? {} : newRecordProblems(list, record, others)),
        ...textProblems(list, record, metadata),
        ...list.problems(record, others)
    };
}

function newRecordProblems(list: SetupList, { name }: SetupRecord, others: SetupRecord[]): Problems {
    if (others.length >= MAX_RECORDS) {
        return { name: `There are ${MAX_RECORDS} entries already: delete one first.` };
    }
    if (list.nameOf) {
        return {};
    }
    const problem = nameProblem(name);
    if (problem) {
        return { name: problem };
    }
    const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
    return isTaken ? { name: `${name} exists already: choose another name, or edit that entry.` } : {};
}

function textProblems({ fields }: SetupList, record: SetupRecord, metadata: OrgMetadata): Problems {
    const found: Problems = {};
    for (const { name, label, required, options } of fields) {
        const value = record[name];
        if (required && value === '') {
            found[name] = `Complete this field: ${label}.`;
        } else if (typeof value === 'string' && value.length > MAX_TEXT) {
            found[name] =
                `${label} has ${value.length.toLocaleString('en')} characters; at most ${MAX_TEXT} are possible.`;
        } else if (typeof value === 'string' && /[\p{Cc}]/u.test(value)) {
            found[name] = `${label} contains a control character or a line break: remove it.`;
        } else if (options && !options(metadata).some((option) => option.value === value)) {
            found[name] = `Choose a value of the list for ${label}.`;
        }
    }
    return found;
}

/** The list with a record in place of `existing`, or at its end; in the order of names. */
export function withRecord(records: SetupRecord[], record: SetupRecord, existing?: SetupRecord): SetupRecord[] {
    return [...records.filter(({ name }) => name !== existing?.name), record].sort((one, other) =>
        one.name < other.name ? -1 : 1
    );
}
