import type { Gathered } from './gathered';
import { isPlatformRecord, readPlatformRecords } from './platformRecords';

const HEADING = /(?:^|[,\s"])(?:UntrustedUrl|BlockedUri(?:Domain)?|BLOCKED_URI(?:_DOMAIN)?)(?:$|[,\s"])/;
const FIELD = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g;

/** The rows of a table in CSV, as the event log file is one and `sf data query --result-format csv` prints one. */
export class RecordTable {
    private names: string[] = [];

    /** Whether the line was a heading or a row of such a table. */
    take(line: string, at: number, gathered: Gathered): boolean {
        if (line.includes(',') && HEADING.test(line.slice(0, 2000))) {
            this.names = fieldsOf(line);
            return true;
        }
        if (this.names.length === 0) {
            return false;
        }
        const fields = fieldsOf(line.slice(0, 20_000));
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

const fieldsOf = (line: string): string[] =>
    [...line.trim().matchAll(FIELD)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
