import { ApexLog } from './apexLog';
import { begins, cutAtBeginnings, mayBegin } from './beginnings';
import type { Gathered } from './gathered';
import { JsonInText, readWithin } from './jsonInText';
import { findMessage, MOST_LINES, type Found } from './messages';
import { isOfSourceMap, readNetworkLine, withWholeName } from './networkLines';
import { RecordTable } from './recordTable';
import { seen, undone } from './undone';

/** Lines that may begin a message; the rest of a long log is passed over without a closer look. */
const PROMISING =
    /CORS|[Bb]locked|Refused|violates|[Aa]ccess|Mixed Content|[Cc]allout|endpoint|cannot load|Failed to|timed out|[Cc]ross-[Oo]rigin|Insecure|credential|OAuth|JWT|Lightning Web Security|Content.Security.Policy|Origin |[Pp]reflight|Request|Method |Connecting to|Loading |Framing |Executing |WebSocket|EventSource|REQUEST_LIMIT|establish|[Ll]oading of|resource at|max size|uncommitted|[Hh]eader|PKIX|certificat|SSL|allow|net::ERR_|INVALID_SESSION|session|REST API|invalid|redirection|Redirect from|HttpResponse|carga de|FetchEvent|denied by|X-Frame-Options|unsafe-|faultstring|[Tt]unnel|IO Exception|Testmethods|Remoting Exception|DevTools failed|TimeoutError: |[Bb]lo(?:cc|ck|qu|cage)|empêché|混[合在]/;
/** Lines that speak of a failed call for certain: in words that are not known, they are left over to tell of. */
const OF_A_FAILURE =
    /blocked by CORS policy|Content.Security.Policy directive|Cross-Origin Request Blocked|CalloutException|Refused to (connect|load|frame)|has been blocked/;

const LONGEST_LINE = 16_000_000;
/** Of a line longer than this only its messages are looked for, piece by piece. */
const LONGEST_MESSAGE = 4000;

/** How many lines below hold the rest of what the developer tools say, up to the error that ends it. */
function brokenOff(piece: string, below: readonly string[]): number {
    const end = below.slice(0, 4).findIndex((line) => line.includes('net::ERR_'));
    const isOther = below.slice(0, end + 1).some((line) => begins(line) || /Failed to load resource/.test(line));
    return piece.includes('net::ERR_') || isOther ? 0 : end + 1;
}

/** That a WebSocket failed, and nothing of why. */
const saysNoMore = ({ message, text }: Found): boolean =>
    message.reason === 'websocket-refused' && /(?:failed: ?|server at \S+)$/.test(text);

/**
 * Reads lines of a console, a debug log, a ticket as they come: every message of a browser or of the platform in them, with what the lines
 * around it add. Holds no more than the lines that a message, or a value of JSON, may still need.
 */
export class TextReader {
    private readonly gathered: Gathered;
    private readonly json = new JsonInText();
    private readonly table = new RecordTable();
    private readonly log = new ApexLog();
    private lines: string[] = [];
    /** The number of `#lines[0]`. */
    private first = 1;
    private rest = '';
    private needed = MOST_LINES + 1;
    private firstText: { at: number; text: string } | undefined;

    constructor(gathered: Gathered) {
        this.gathered = gathered;
    }

    push(chunk: string): void {
        const [head, ...more] = chunk.split('\n');
        this.rest += head;
        for (const line of more) {
            this.lines.push(this.rest);
            this.rest = line;
        }
        if (this.rest.length > LONGEST_LINE) {
            this.lines.push(this.rest);
            this.rest = '';
        }
        if (this.lines.length > 2 * this.needed) {
            this.read(false);
        }
    }

    /** Reads what is left; what says nothing of a failed call is answered so, and not with silence. */
    end(): void {
        this.lines.push(this.rest);
        this.rest = '';
        this.read(true);
        if (!this.gathered.hasTold && !this.gathered.isKnownKind) {
            this.gathered.addUnknown(this.firstText ?? { at: 1, text: '' });
        }
    }

    /** Reads on while enough lines are there for whatever may begin on the next. */
    private read(isAll: boolean): void {
        const lines = this.lines;
        let at = 0;
        while (at < lines.length && (isAll || lines.length - at > this.needed)) {
            const json = this.json.look(lines, at, isAll);
            if (json === 'more') {
                this.needed = 2 * (lines.length - at);
                break;
            }
            this.needed = MOST_LINES + 1;
            at += json ? this.take(json, this.first + at) : this.readLine(lines, at);
        }
        this.lines = lines.slice(at);
        this.first += at;
    }

    private take({ read, lines }: Exclude<ReturnType<JsonInText['look']>, 'more' | undefined>, at: number): number {
        this.gathered.isKnownKind = true;
        read.sightings.forEach((each) => this.gathered.add({ ...each, at }));
        read.unknown.forEach((each) => this.gathered.addUnknown({ ...each, at }));
        return lines;
    }

    /** How many lines it took. */
    private readLine(lines: readonly string[], index: number): number {
        const line = seen(lines[index]).replace(/\r$/, '');
        const at = this.first + index;
        if (!this.firstText && line.trim() !== '') {
            this.firstText = { at, text: line.trim().slice(0, 500) };
        }
        if (this.log.take(line, at, this.gathered) || this.table.take(line, at, this.gathered)) {
            return 1;
        }
        const within = readWithin(line);
        if (within) {
            return this.take({ read: within, lines: 1 }, at);
        }
        const next = lines[index + 1] ?? '';
        const isPromising = PROMISING.test(line) || PROMISING.test(line.slice(-40) + next.slice(0, 40));
        if (!isPromising) {
            return 1;
        }
        const pieces = undone(line).flatMap(cutAtBeginnings);
        const last = pieces.at(-1) ?? '';
        const below = mayBegin(last.slice(-LONGEST_MESSAGE) + next.slice(0, 60))
            ? lines
                  .slice(index + 1, index + MOST_LINES)
                  .map((each) => undone(seen(each.slice(0, LONGEST_MESSAGE)).replace(/\r$/, ''))[0])
            : [];
        return this.readPieces(pieces, below, at);
    }

    /** The messages of one line, of which the last, and one that was written with escaped line ends, may go on below. */
    private readPieces(pieces: readonly string[], below: readonly string[], at: number): number {
        const all = [...pieces, ...below];
        let read = 0;
        while (read < pieces.length) {
            read += this.readPiece(pieces[read], all.slice(read + 1, read + MOST_LINES), at);
        }
        return 1 + read - pieces.length;
    }

    private readPiece(start: string, below: readonly string[], at: number): number {
        const piece = withWholeName(start, below[0] ?? '');
        if (isOfSourceMap(piece)) {
            return 1 + brokenOff(piece, below);
        }
        const found = findMessage(piece.slice(0, LONGEST_MESSAGE), below);
        const onLine = readNetworkLine(piece, at);
        // `GET https://… net::ERR_FAILED` needs no line below it; what is below it is a call of its own.
        const isWhole = onLine?.networkError !== 'websocket-failed';
        const isSame = found === undefined || onLine?.reason === found.message.reason || saysNoMore(found);
        if (onLine && (isSame || (found.lines > 1 && isWhole))) {
            this.gathered.add(onLine);
            return 1;
        }
        if (found) {
            const { reason, profile, origin, values } = found.message;
            const url = found.message.url ?? onLine?.url;
            this.gathered.add({
                at,
                end: at + found.lines - 1,
                text: found.text,
                reason,
                ...(profile && { profile }),
                ...(origin && { origin }),
                ...(url ? { url } : profile ? {} : this.log.call),
                ...(values && { values })
            });
            return found.lines;
        }
        if (OF_A_FAILURE.test(piece.slice(0, LONGEST_MESSAGE)) && !/report[- ]only/i.test(piece)) {
            this.gathered.addUnknown({ at, text: piece.trim().slice(0, 500) });
        }
        return 1;
    }
}
