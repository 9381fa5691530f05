import { placeAt, type Project } from '../../project.ts';
import { text, unknown, type Value } from '../../values.ts';
import type { ApexContext, Link, RecordValues } from './context.ts';
import { closing, type ApexType, type Range } from './type.ts';

/** Records that are part of a project: custom metadata, and the defaults of fields (of custom settings, too). */
export class Records implements RecordValues {
    readonly project: Project;

    constructor(project: Project) {
        this.project = project;
    }

    /** `Config__mdt.getInstance('x').Url__c`, `settings.Url__c`: the field's values, or why it is not known; undefined for no record. */
    field(typeName: string, links: Link[], { method }: ApexContext): Value[] | undefined {
        const at = { file: method.owner.file, line: method.owner.tokens[links[0].index].line, column: 1 };
        const [, list] = /^(?:list|set)<(.*)>$|^(.*)\[\]$/.exec(typeName) ?? [];
        const object = list ?? typeName;
        if (!/__(mdt|c)$/.test(object)) {
            return undefined;
        }
        const field = links.filter((link) => !link.arguments).at(-1)?.name;
        return field === undefined ? unknown(`records of ${object}`, at) : this.valuesOf(object, field, at);
    }

    /** `[SELECT Url__c FROM Config__mdt …].Url__c` */
    queried(owner: ApexType, range: Range): Value[] | undefined {
        const { tokens } = owner;
        const close = closing(tokens, range.from);
        const from = tokens.slice(range.from, close).findIndex(({ text: word }) => word === 'from');
        const object = from < 0 ? undefined : tokens[range.from + from + 1]?.text;
        const field =
            tokens[range.to - 1]?.kind === 'name' && range.to - 1 > close ? tokens[range.to - 1].text : undefined;
        const at = { file: owner.file, line: tokens[range.from].line, column: tokens[range.from].column };
        return object && field ? this.valuesOf(object, field, at) : undefined;
    }

    private valuesOf(object: string, field: string, at: Value['at']): Value[] {
        const values = this.index().get(`${object}.${field}`);
        if (values && values.length > 0) {
            return values;
        }
        return unknown(
            object.endsWith('__mdt')
                ? `${field} of ${object}, which has no record here`
                : `the field ${field} of ${object}`,
            at
        );
    }

    private index(): Map<string, Value[]> {
        return this.project.once('records', () => {
            const found = new Map<string, Value[]>();
            for (const { path: file } of this.project.ofKind('metadata')) {
                const record =
                    /([^/]+?)\.[^/]+\.md(-meta\.xml)?$/.exec(file) ??
                    /([^/]+?)\.[^/]+\.customMetadata(-meta\.xml)?$/.exec(file);
                const field = /([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/.exec(file);
                if (record) {
                    addRecord(record[1], file, this.project.text(file), found);
                } else if (field) {
                    addDefault(`${field[1]}.${field[2]}`, file, this.project.text(file), found);
                }
            }
            return found;
        });
    }
}

const add = (found: Map<string, Value[]>, key: string, values: Value[]): void => {
    found.set(key.toLowerCase(), [...(found.get(key.toLowerCase()) ?? []), ...values]);
};

function addRecord(type: string, file: string, content: string, found: Map<string, Value[]>): void {
    for (const match of content.matchAll(/<values>\s*<field>([^<]+)<\/field>\s*<value[^>]*>([^<]+)<\/value>/g)) {
        const at = placeAt(file, content, match.index + match[0].indexOf('<value ') || match.index);
        add(
            found,
            `${type.replace(/__mdt$/, '')}__mdt.${match[1].trim()}`,
            text(match[2].trim().replaceAll('&amp;', '&'), at)
        );
    }
}

/** `<defaultValue>"https://…"</defaultValue>` */
function addDefault(key: string, file: string, content: string, found: Map<string, Value[]>): void {
    const match = /<defaultValue>\s*(?:&quot;|["'])(.*?)(?:&quot;|["'])\s*<\/defaultValue>/s.exec(content);
    if (match) {
        add(found, key, text(match[1].replaceAll('&amp;', '&'), placeAt(file, content, match.index)));
    }
}
