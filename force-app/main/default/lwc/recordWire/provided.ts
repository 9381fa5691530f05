import type { RecordView } from 'lightning/uiRecordApi';

/** What the wire adapter provides. */
export interface Provided {
    data?: RecordView;
    error?: { body?: { message?: string } | { message?: string }[]; statusText?: string };
}

/** Errors of the UI API come as a list. */
export function errorOf({ body = [], statusText = '' }: NonNullable<Provided['error']> = {}): Error {
    const messages = [body].flat().map(({ message = '' }) => message);
    return Object.assign(new Error(messages.filter(Boolean).join(' ') || statusText), { name: 'FetchResponse' });
}
