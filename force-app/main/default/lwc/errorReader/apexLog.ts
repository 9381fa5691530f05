import type { Gathered } from './gathered';
import type { Sighting } from './sighting';

const REQUEST = /\|(?:CALLOUT|NAMED_CREDENTIAL)_REQUEST\|.{0,2000}?\bEndpoint=(.{1,2000}?), Method=([A-Z]+)/;
const RESPONSE = /\|(?:CALLOUT|NAMED_CREDENTIAL)_RESPONSE\|.{0,2000}?\bStatus ?Code=(\d{3})\b/;

/** The callouts of a debug log: which address an exception speaks of, and what was answered. */
export class ApexLog {
    /** The callout that was made last. */
    call: Pick<Sighting, 'url' | 'request'> = {};

    /** Whether the line was one of these. */
    take(line: string, at: number, gathered: Gathered): boolean {
        if (!line.includes('_RE')) {
            return false;
        }
        const [text, endpoint, method] = REQUEST.exec(line) ?? [];
        if (text !== undefined) {
            gathered.isKnownKind = true;
            this.call = { url: endpoint, request: { method } };
            return true;
        }
        const [answer, status] = RESPONSE.exec(line) ?? [];
        if (answer === undefined) {
            return false;
        }
        gathered.isKnownKind = true;
        if (Number(status) >= 400) {
            gathered.add({ at, text: answer, ...this.call, status: Number(status), isAnswer: true });
        }
        return true;
    }
}
