import type { FetchRequest, HeaderList } from 'c/crossOrigin';
import type { ApiStack } from './apiStack';
import { shownHeaders } from 'c/secrets';
import { conclude, requestOf, type Conclusion } from './conclude';
import type { Gathered, Group } from './gathered';
import type { Sighting, Unknown } from './sighting';
import { asksTheOwner, stacksIn } from './stacks';

/** The directives that a trusted URL can be ticked for. */
export type Directive = 'connect-src' | 'font-src' | 'frame-src' | 'img-src' | 'media-src' | 'style-src';

/** One failed call, with all that its traces say. */
export interface Entry extends Conclusion {
    url?: string;
    method?: string;
    /** That its script set; of the values only those that say how a body is written, the others may be secrets. */
    headers?: HeaderList;
    credentials?: FetchRequest['credentials'];
    /** Of the page that called; missing for Apex, and where no trace names it. */
    origin?: string;
    /** How often it was met. */
    count: number;
    /** Lines of the text, or entries of the HAR, from 1; of a call that was met very often the first ones. */
    at: number[];
    /** Where several files were read: those that tell of it. */
    files?: string[];
    text: string;
    /** What the lists of a project say of it, where one was named. */
    project?: { text: string; related: { file: string; line: number }[] };
    /** The directive of the policy that stopped it, where it was one. */
    directive?: Directive;
    /** The status behind the error, where a trace gives it away. */
    status?: number;
    /** Of the API, as far as its answers name it and its owner has something to change. */
    stacks?: ApiStack[];
}

export interface Explained {
    calls: Entry[];
    /** Lines that speak of a failed call in words that are not known. */
    unknown: Unknown[];
}

/** Every failed call of an input once, with its obstacles and its fixes. */
export function explain(gathered: Gathered): Explained {
    const groups = gathered.groups();
    const entries = groups.map(entryOf);
    const left = groups
        .filter((group, index) => entries[index] === undefined && hasFailed(group))
        .map(({ sighting: { text, file }, at }): Unknown => {
            return { ...(file !== undefined && { file }), at: at[0], text };
        });
    return { calls: entries.filter((entry) => entry !== undefined), unknown: [...left, ...gathered.unknown()] };
}

/** A call that failed, and of which nobody knows why: it is told of, too. */
const hasFailed = ({ sighting: { networkError } }: Group): boolean => networkError !== undefined;

/** A header whose value an error tells of may be `Authorization`. */
const withoutHeaderValue = (text: string): string =>
    text
        .replace(/(in message header value: |' has invalid value: )\S[^]*/, '$1…')
        .replace(/(TypeError: [\w. ]+: )[^]*( is an invalid header value)/, '$1…$2');

function entryOf({ sighting, at, kinds, files }: Group): Entry | undefined {
    const { url, origin, status, text } = sighting;
    const { method, headers = [], credentials } = requestOf(sighting);
    const conclusion = conclude(sighting);
    if (conclusion.obstacles.length === 0 && !sighting.isAnswer) {
        return undefined;
    }
    return {
        ...(url !== undefined && { url }),
        ...(method && { method }),
        ...(headers.length > 0 && { headers: shownHeaders(headers, '') }),
        ...(credentials && { credentials }),
        ...(origin !== undefined && { origin }),
        count: Math.max(...kinds.values()),
        at: at.toSorted((a, b) => a - b),
        ...(files.size > 0 && { files: [...files] }),
        text: withoutHeaderValue(text),
        ...(status !== undefined && { status }),
        ...directiveOf(sighting),
        ...(asksTheOwner(conclusion.obstacles) && { stacks: stacksIn(sighting.hops ?? []) }),
        ...conclusion
    };
}

function directiveOf({ values }: Sighting): Pick<Entry, 'directive'> {
    const name = /^(connect|font|frame|img|media|style)-src\b/.exec(values?.effective ?? values?.directive ?? '')?.[0];
    return name ? { directive: name as Directive } : {};
}
