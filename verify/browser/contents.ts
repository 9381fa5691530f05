/** What an element takes for loaded: the smallest body of each kind, as Latin-1 text. The answers name its type. */

const bytes = (base64: string): string => Buffer.from(base64, 'base64').toString('latin1');
const wave = 'UklGRiwAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQgAAAAAAAAAAAAAAA==';

export const CONTENTS: Record<string, string | undefined> = {
    image: bytes('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
    audio: bytes(wave),
    video: bytes(wave),
    track: 'WEBVTT\n\n',
    font: '',
    style: '',
    script: '',
    worker: 'postMessage(1)',
    iframe: "<script>parent.postMessage('framed', '*')</script>",
    form: 'sent'
};

export const CONTENT_TYPES: Record<string, string | undefined> = {
    image: 'image/gif',
    audio: 'audio/wav',
    video: 'audio/wav',
    track: 'text/vtt',
    font: 'font/woff2',
    style: 'text/css',
    script: 'text/javascript',
    worker: 'text/javascript',
    iframe: 'text/html',
    form: 'text/html'
};
