import { readJson } from './detect.ts';
import { readText } from './text.ts';
import type { Read } from '../sighting.ts';

/** An input of any of the known kinds, told apart by itself; one that begins as JSON and is none is read as text. */
export function readInput(input: string): Read {
    const text = input.replace(/^\uFEFF/, '');
    const whole = /^\s*[{[]/.test(text) ? wholeJson(text) : undefined;
    return whole ?? orNothingKnown(readText(text), text);
}

function wholeJson(text: string): Read | undefined {
    try {
        return readJson(JSON.parse(text) as unknown);
    } catch {
        return undefined;
    }
}

/** What says nothing of a failed call is answered so, and not with silence. */
function orNothingKnown(read: Read, text: string): Read {
    if (read.sightings.length > 0 || read.unknown.length > 0) {
        return read;
    }
    const lines = text.split(/\r?\n/);
    const at = lines.findIndex((line) => line.trim() !== '');
    return { ...read, unknown: [{ at: Math.max(at, 0) + 1, text: at < 0 ? '' : lines[at].trim().slice(0, 500) }] };
}
