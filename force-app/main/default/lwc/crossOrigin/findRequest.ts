import { get, isForbiddenRequestHeader, isSafelistedRequestHeader } from './headers';
import type { Stop } from './stop';
import type { Destination, HeaderList, Verdict } from './types';

/** What the request itself shows once it is answered: a developer meant another one. */
type Check = (stop: Stop, verdict: Verdict) => string | undefined;

/** An address without its scheme is one below the page's own. */
export const findRelativeAddress: Check = ({ request: { url }, answer }, { outcome }) => {
    const [start, below] = url.split('/');
    const isHost = /^(https?|([a-z0-9-]+\.)+[a-z]{2,})$/i.test(start);
    const isUnfilled = /^(undefined|null|NaN|\[object Object\])$|^(\$\{|\{!|\{\{|%)/.test(start);
    return outcome !== 'blocked' && (answer?.status ?? 0) >= 400 && below !== undefined && (isHost || isUnfilled)
        ? `${url} is an address below the page’s own: ${isUnfilled ? `“${start}” stands where a value belongs` : 'it does not begin with https://'}.`
        : undefined;
};

/** Fetch § 2.2.2: what a script may not set, and what it may not set without CORS. Nothing tells it so. */
export const findHeadersLeftOff: Check = ({ request: { headers = [], mode } }, { outcome }) => {
    const isSimple = mode === 'no-cors';
    const isLeftOff = ([name, value]: HeaderList[number]): boolean =>
        isForbiddenRequestHeader(name, value, 'spec') ||
        (isSimple && (name.toLowerCase() === 'range' || !isSafelistedRequestHeader(name, value, 'spec')));
    const names = [...new Set(headers.filter(isLeftOff).map(([name]) => name))];
    const notThese = names.length > 1 ? 'them' : 'it';
    return outcome !== 'blocked' && names.length > 0
        ? `The API does not see ${names.join(', ')}: the browser leaves ${notThese} off, as ${isSimple ? 'a script sets next to no header without CORS' : `no script sets ${notThese}`}.`
        : undefined;
};

/** Mixed Content § 4.4 blocks no form. */
export const findInsecureForm: Check = ({ request: { destination }, gate }) =>
    gate === 'mixed-content' && destination === 'form'
        ? 'Chromium sends it where the user insists, after a warning.'
        : undefined;

const JAVASCRIPT = /^(application|text)\/(x-)?(java|ecma)script$|^text\/(javascript1\.[0-5]|jscript|livescript)$/;

/** Fetch § 3.5 and § 3.6, HTML § 4.2.4: a script or a style by another type is not run, though it came. */
export const findMimeType: Check = ({ request: { destination, mode }, headers }, { outcome }) => {
    const type = (get(headers, 'content-type') ?? '').split(';')[0].trim().toLowerCase();
    const isStrict = mode === 'cors' || !!get(headers, 'x-content-type-options')?.match(/nosniff/i);
    const isRefused = destination && REFUSES[destination]?.(type, isStrict);
    return outcome !== 'blocked' && type !== '' && isRefused
        ? `The answer comes as ${type}, and no browser takes that for a ${destination}. A page for errors or sign-in comes so, too, and what a service shows as source.`
        : undefined;
};

const isNoScript = (type: string, isStrict: boolean): boolean =>
    isStrict ? !JAVASCRIPT.test(type) : /^(audio|image|video)\/|^text\/csv$/.test(type);

/** `isStrict`: a module, or an answer with nosniff. */
const REFUSES: Partial<Record<Destination, (type: string, isStrict: boolean) => boolean>> = {
    script: isNoScript,
    worker: (type) => !JAVASCRIPT.test(type),
    style: (type) => type !== 'text/css'
};
