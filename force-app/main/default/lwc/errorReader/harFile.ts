import type { HeaderList, ServerResponse } from 'c/crossOrigin';

/** The fields of HAR 1.2 that are read here, and what Chrome, Playwright and Firefox add. Sanitised files leave any of them out. */
interface HarHeader {
    name?: string;
    value?: string;
}
export interface HarMessage {
    headers?: HarHeader[];
}
export interface HarEntry {
    pageref?: string;
    request?: HarMessage & { method?: string; url?: string; postData?: { text?: string } };
    response?: HarMessage & { status?: number; redirectURL?: string; _error?: string; _failureText?: string };
    _resourceType?: string;
    _error?: string;
}
export interface HarPage {
    id?: string;
    title?: string;
}
export interface Har {
    /** The program that wrote the file, by its `name`. */
    creator?: unknown;
    pages?: HarPage[];
    entries?: HarEntry[];
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const LONGEST_REPORT = 20_000;

/** What is read of an entry, each field of the type that it should have: bodies, which make a HAR long, are left behind. */
export function slimEntry(value: unknown): HarEntry {
    const { pageref, request, response, _resourceType, _error } = (isObject(value) ? value : {}) as HarEntry;
    const asked = isObject(request) ? request : {};
    const answered = isObject(response) ? response : {};
    const posted = isObject(asked.postData) ? text(asked.postData.text) : undefined;
    return {
        pageref: text(pageref),
        request: {
            method: text(asked.method),
            url: text(asked.url),
            headers: listOf(asked.headers),
            ...(posted?.includes('csp') && posted.length < LONGEST_REPORT && { postData: { text: posted } })
        },
        response: {
            status: Number(answered.status) || 0,
            redirectURL: text(answered.redirectURL),
            headers: listOf(answered.headers),
            _error: text(answered._error),
            _failureText: text(answered._failureText)
        },
        _resourceType: text(_resourceType),
        _error: text(_error)
    };
}

const listOf = (headers: unknown): HarHeader[] =>
    (Array.isArray(headers) ? headers : []).filter(
        (each): each is Required<HarHeader> =>
            isObject(each) &&
            'name' in each &&
            'value' in each &&
            text(each.name) !== undefined &&
            text(each.value) !== undefined
    );

export const headersOf = (message?: HarMessage): HeaderList =>
    (message?.headers ?? []).map(({ name, value }) => [name as string, value as string]);

export const header = (message: HarMessage | undefined, name: string): string | undefined =>
    message?.headers?.find((each) => each.name?.toLowerCase() === name)?.value;

/**
 * The answer, where the file has it. One without any header is one that the file keeps to itself, unless it is known to keep none: `isWhole`.
 */
export function answerOf({ response }: HarEntry, isWhole: boolean): ServerResponse | undefined {
    const status = response?.status ?? 0;
    const headers = headersOf(response);
    return status > 0 && (headers.length > 0 || isWhole) ? { status, headers } : undefined;
}

/** Chrome exports none of these headers unless it is told to. Source: devtools-frontend, models/har/Log.ts and its test. */
export const hasCredential = (message?: HarMessage): boolean =>
    headersOf(message).some(([name]) => /^(?:authorization|cookie|set-cookie)$/i.test(name));

/** Whether the file tells of headers at all. */
export const hasHeaders = (entries: readonly HarEntry[]): boolean =>
    entries.some(({ request, response }) => headersOf(request).length + headersOf(response).length > 0);

/** Chrome and Playwright say how every call ended; Firefox, Safari and the proxies on the way only what went over the wire. */
export const namesErrors = ({ _resourceType }: HarEntry): boolean => _resourceType !== undefined;

/** Of a recorder that names no error. */
export const UNNAMED = 'net::ERR_FAILED';

/** What the browser says of a call that it did not finish; an answer with status 0 or -1 is one that never came. */
export function errorOf({ response, _error }: HarEntry): string | undefined {
    const said = response?._failureText || response?._error || _error;
    if (said) {
        return said;
    }
    return (response?.status ?? 0) <= 0 ? UNNAMED : undefined;
}

export function originOf(url?: string): string | undefined {
    const found = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
    return found && /^(https?|wss?):$/.test(found.protocol) ? found.origin : undefined;
}

/** Whether a navigation asked for it. Only some tools say so; a page's script asks for HTML as well. */
export function isDocument({ request, response, _resourceType }: HarEntry): boolean {
    const mode = header(request, 'sec-fetch-mode');
    if (mode !== undefined || _resourceType !== undefined) {
        return mode === 'navigate' || _resourceType === 'document';
    }
    const accepted = header(request, 'accept');
    return accepted === undefined
        ? header(request, 'origin') === undefined && /text\/html/i.test(header(response, 'content-type') ?? '')
        : /^text\/html/i.test(accepted);
}
