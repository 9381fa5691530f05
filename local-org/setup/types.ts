import type { OrgMetadata } from '../../packages/project/index.ts';

export type FieldValue = string | boolean | undefined;

/** One row of a list in Setup. `name` is the developer name, and the name of its metadata file. */
export type SetupRecord = { name: string } & Record<string, FieldValue>;

export interface SetupField {
    /** As the Metadata API names it. */
    name: string;
    /** As Setup names it. */
    label: string;
    kind: 'text' | 'checkbox' | 'select';
    /** What a new record starts with. */
    initial?: string | boolean;
    required?: boolean;
    help?: string;
    options?(metadata: OrgMetadata): { value: string; label: string }[];
}

/** What is wrong with a record: field name → one sentence. */
export type Problems = Record<string, string>;

/** One of the lists that an admin edits. */
export interface SetupList {
    /** In the address: `/setup/<slug>`. */
    slug: string;
    title: string;
    /** One entry of it, as in `New Trusted URL`. */
    singular: string;
    /** As it is found in an org. */
    setupPath: string;
    /** Who calls whom because of it. */
    intro: string;
    /** When a change is felt. */
    effect: string;
    fields: SetupField[];
    /** Names of the fields that the list shows. */
    columns: string[];
    /** Missing: a person gives the name. */
    nameOf?(record: SetupRecord): string;
    /** The address in a record, from which a name is proposed. */
    addressField: string;
    read(metadata: OrgMetadata): SetupRecord[];
    /** The part of the metadata that holds the records. */
    part: keyof OrgMetadata;
    /** That part with these records in it. */
    write(records: SetupRecord[], metadata: OrgMetadata): Partial<OrgMetadata>;
    /** Beyond what is said of every record: name and required fields. */
    problems(record: SetupRecord, others: SetupRecord[]): Problems;
    /** What to know about a record that was saved; undefined when there is nothing. */
    note?(record: SetupRecord): string | undefined;
    /** The file of a record, ready to put into force-app. */
    file(record: SetupRecord): { path: string; text: string };
}
