import type { Gathered } from './gathered';
import { isPlatformRecord, readPlatformRecords } from './platformRecords';

const HEADING =
    /(?:^|[,\s"│|])(?:Untrusted ?U[Rr][Ll]|Blocked ?Uri(?: ?Domain)?|BLOCKED_?URI(?:_?DOMAIN)?|UNTRUSTEDURL)(?:$|[,\s"│|])/;
const FIELD = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g;
const RULE = /^[\s─━┌┬┐├┼┤└┴┘═-]+$/;
/** The names of the columns that are read, which a terminal prints in capitals, and Setup as words. */
const NAMES = [
    'UntrustedUrl',
    'ViolationType',
    'ViolationContext',
    'ViolationImpact',
    'BlockedUri',
    'BlockedUriDomain',
    'Directive',
    'Disposition'
];
const OF_THE_LOG = ['BLOCKED_URI', 'BLOCKED_URI_DOMAIN', 'DIRECTIVE', 'DISPOSITION'];
const isName = (name: string): boolean => NAMES.includes(name) || OF_THE_LOG.includes(name);

/** The fields of a line. */
type Split = (line: string) => string[];

/** The rows of a table: the event log file is one in CSV, `sf data query` prints one, and Setup shows one. */
export class RecordTable {
    private names: string[] = [];
    private split: Split = byComma;

    /** Whether the line was a heading or a row of such a table. */
    take(line: string, at: number, gathered: Gathered): boolean {
        if (HEADING.test(line.slice(0, 2000))) {
            const split = splitOf(line);
            const names = split?.(line).map(nameOf) ?? [];
            // A sentence, or a query, may speak of such a column.
            if (split && names.filter(isName).length > 1) {
                [this.names, this.split] = [names, split];
                return true;
            }
        }
        if (this.names.length === 0) {
            return false;
        }
        if (RULE.test(line)) {
            return true;
        }
        const fields = this.split(line.slice(0, 20_000));
        const row = Object.fromEntries(this.names.map((name, index) => [name, fields[index] ?? '']));
        if (fields.length !== this.names.length || !isPlatformRecord(row)) {
            this.names = [];
            return false;
        }
        gathered.isKnownKind = true;
        readPlatformRecords([row]).sightings.forEach((each) => gathered.add({ ...each, at }));
        return true;
    }
}

/** What stands between the fields of a heading: a comma, a line, a tab, or that a column begins where its name does. */
function splitOf(heading: string): Split | undefined {
    const [mark] = /[│|\t,]/.exec(heading) ?? [];
    if (mark === ',') {
        return byComma;
    }
    if (mark !== undefined) {
        return (line) => {
            const fields = line.split(mark).map((field) => field.trim());
            return mark === '\t' ? fields : fields.slice(1, -1);
        };
    }
    const starts = [...heading.matchAll(/\S+/g)].map(({ index }) => index);
    return starts.length > 1 ? (line) => byColumn(line, starts) : undefined;
}

const byComma: Split = (line) =>
    [...line.trim().matchAll(FIELD)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);

/** No field where another text stands across the columns. */
const byColumn = (line: string, starts: readonly number[]): string[] =>
    starts.every((start) => start === 0 || line[start - 1] === ' ')
        ? starts.map((start, index) => line.slice(start, starts[index + 1]).trim())
        : [];

const nameOf = (heading: string): string =>
    [...OF_THE_LOG, ...NAMES].find((name) => name.toLowerCase() === heading.replaceAll(' ', '').toLowerCase()) ??
    heading;
