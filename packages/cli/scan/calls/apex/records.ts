import { isTestClass, placeAt, type Project } from '../../project.ts';
import { knownText, text, unknownRecord, type Value } from '../../values.ts';
import type { ApexContext, Link, RecordValues } from './context.ts';
import { isOneOf, namesOfRecords, namesOfSource } from './record-names.ts';
import { closing } from './syntax/brackets.ts';
import type { Range } from './syntax/type.ts';

/** A value of a field with the names of the record that has it; a default is that of records that the project does not have. */
interface FieldValue {
    record?: string[];
    value: Value;
}

/** Records that are part of a project: custom metadata, and the defaults of fields (of custom settings, too). */
export class Records implements RecordValues {
    readonly project: Project;

    constructor(project: Project) {
        this.project = project;
    }

    /** `Config__mdt.getInstance('x').Url__c`, `settings.Url__c`: the field's values, or why it is not known; undefined for no record. */
    field(typeName: string, links: Link[], context: ApexContext, source?: Range): Value[] | undefined {
        const { method } = context;
        const at = { file: method.owner.file, line: method.owner.tokens[links[0].index].line, column: 1 };
        const [, list] = /^(?:list|set)<(.*)>$|^(.*)\[\]$/.exec(typeName) ?? [];
        const object = list ?? typeName;
        if (!/__(mdt|c)$/.test(object)) {
            return undefined;
        }
        const field = links.filter((link) => !link.arguments).at(-1)?.name ?? fieldGot(links.at(-1)!, context);
        if (field === undefined) {
            return unknownRecord(`records of ${object}`, at);
        }
        const named = links.find((link) => link.arguments);
        const end = links.at(-1)!.index + 1;
        const names =
            namesOfRecords({ from: named ? links[0].index : end, to: end }, context) ??
            (source && namesOfSource(source, context));
        return this.valuesOf(object, field, at, names);
    }

    /** `[SELECT Url__c FROM Config__mdt …].Url__c` */
    queried(range: Range, context: ApexContext): Value[] | undefined {
        const { owner } = context.method;
        const { tokens } = owner;
        const close = closing(tokens, range.from);
        const from = tokens.slice(range.from, close).findIndex(({ text: word }) => word === 'from');
        const object = from < 0 ? undefined : tokens[range.from + from + 1]?.text;
        const field =
            tokens[range.to - 1]?.kind === 'name' && range.to - 1 > close ? tokens[range.to - 1].text : undefined;
        const at = { file: owner.file, line: tokens[range.from].line, column: tokens[range.from].column };
        return object && field ? this.valuesOf(object, field, at, namesOfRecords(range, context)) : undefined;
    }

    private valuesOf(object: string, field: string, at: Value['at'], names?: string[]): Value[] {
        const found = this.index().get(`${object}.${field}`) ?? [];
        const wanted = found.filter(({ record }) => isOneOf(record, names) && (names || !this.isOfTests(record)));
        const ofRecords = wanted.filter(({ record }) => record !== undefined);
        if (ofRecords.length > 0) {
            return ofRecords.map(({ value }) => value);
        }
        const why = object.endsWith('__mdt')
            ? `${field} of ${object}, which has no record here`
            : `the field ${field} of ${object}`;
        return [...wanted.map(({ value }) => value), ...unknownRecord(why, at)];
    }

    /** Where any record may be meant, none that only tests ask for by its name. */
    private isOfTests([name]: string[] = []): boolean {
        const namedBy = this.project.once('texts of tests', () => {
            const found = new Map<string, 'tests' | 'more'>();
            for (const { path } of this.project.ofKind('apex')) {
                const content = this.project.text(path);
                const by = isTestClass(content) ? 'tests' : 'more';
                for (const [, word] of content.matchAll(/'(\w+)'/g)) {
                    found.set(word, found.get(word) === 'more' ? 'more' : by);
                }
            }
            return found;
        });
        return name !== undefined && namedBy.get(name) === 'tests';
    }

    private index(): Map<string, FieldValue[]> {
        return this.project.once('records', () => {
            const found = new Map<string, FieldValue[]>();
            for (const { path: file } of this.project.ofKind('metadata')) {
                const record =
                    /([^/]+?)\.([^/]+)\.md(-meta\.xml)?$/.exec(file) ??
                    /([^/]+?)\.([^/]+)\.customMetadata(-meta\.xml)?$/.exec(file);
                const field = /([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/.exec(file);
                if (record) {
                    addRecord(record[1], record[2], file, this.project.text(file), found);
                } else if (field) {
                    addDefault(`${field[1]}.${field[2]}`, file, this.project.text(file), found);
                }
            }
            return found;
        });
    }
}

/** `record.get('Url__c')` */
function fieldGot({ name, arguments: given = [] }: Link, context: ApexContext): string | undefined {
    const texts = name === 'get' && given.length === 1 ? context.values(given[0], context).map(knownText) : [];
    return texts.find((content) => /__c$/i.test(content ?? ''))?.toLowerCase();
}

const add = (found: Map<string, FieldValue[]>, key: string, values: FieldValue[]): void => {
    found.set(key.toLowerCase(), [...(found.get(key.toLowerCase()) ?? []), ...values]);
};

function addRecord(
    type: string,
    record: string,
    file: string,
    content: string,
    found: Map<string, FieldValue[]>
): void {
    const label = /<label>\s*([^<]*?)\s*<\/label>/.exec(content)?.[1] ?? record;
    for (const match of content.matchAll(/<values>\s*<field>([^<]+)<\/field>\s*<value[^>]*>([^<]+)<\/value>/g)) {
        const at = placeAt(file, content, match.index + match[0].indexOf('<value ') || match.index);
        add(
            found,
            `${type.replace(/__mdt$/, '')}__mdt.${match[1].trim()}`,
            text(match[2].trim().replaceAll('&amp;', '&'), at).map((value) => ({ record: [record, label], value }))
        );
    }
}

/** `<defaultValue>"https://…"</defaultValue>` */
function addDefault(key: string, file: string, content: string, found: Map<string, FieldValue[]>): void {
    const match = /<defaultValue>\s*(?:&quot;|["'])(.*?)(?:&quot;|["'])\s*<\/defaultValue>/s.exec(content);
    if (match) {
        const at = placeAt(file, content, match.index);
        add(
            found,
            key,
            text(match[1].replaceAll('&amp;', '&'), at).map((value) => ({ value }))
        );
    }
}
