import { LEFT_OUT, shownUrl } from './shownUrl';

/** An address in a text, without the marks of the sentence behind it. */
const ADDRESS = /\b[a-z][a-z\d+.-]*:\/\/[^\s'"<>`«»“”‘’]*[^\s'"<>`«»“”‘’.,;:!?)\]}]/gi;
/** What such an address holds stands behind its comma. */
const DATA = /\b(data:[^\s'"<>,]*,)[^\s'"<>]+/gi;

/** Names whose values are secrets: of headers, of fields of JSON, of a form. */
const NAMES =
    '(?:proxy-)?authorization|(?:set-)?cookie|[\\w-]*(?:api[-_]?key|token|secret|passw(?:or)?d|session[-_]?id|signature|credential)|sid|sig';

const HEADER =
    /\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]*(?:key|token|auth)[\w-]*|[\w-]*api-?key)(\s*:\s*)[^\s'"…][^\r\n'"]*/gi;
const USER_OF_CURL = /(\s(?:-u|--user)\s+['"]?[^\s:'"]+:)[^\s'"]+/g;

const CREDENTIALS: [pattern: RegExp, shown: string][] = [
    // JSON, and JSON within a text of JSON.
    [new RegExp(`"(${NAMES})"(\\s*:\\s*)"(?:\\\\.|[^"\\\\])*`, 'gi'), `"$1"$2"${LEFT_OUT}`],
    [new RegExp(`(\\\\+["']|')(${NAMES})\\1(\\s*:\\s*)(\\\\+["']|')[^"'\\\\]*`, 'gi'), `$1$2$1$3$4${LEFT_OUT}`],
    [HEADER, `$1$2${LEFT_OUT}`],
    [new RegExp(`\\b(${NAMES})=[^\\s&'"<>,;…]+`, 'gi'), `$1=${LEFT_OUT}`],
    [/\b(Bearer|Basic|Negotiate|OAuth|Token)(\s+)(?=\S*\d|\S{20})[\w.~+/=!-]{8,}/g, `$1$2${LEFT_OUT}`],
    // A JSON Web Token, and an access token of Salesforce.
    [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|\b00D\w{12,15}![\w.]+/g, LEFT_OUT],
    [USER_OF_CURL, `$1${LEFT_OUT}`]
];

/** A text of this program about a call: each address in it as `shownUrl` has it. */
export const withShownAddresses = (text: string): string =>
    text.replace(ADDRESS, (address) => shownUrl(address)).replace(DATA, `$1${LEFT_OUT}`);

/** A text from elsewhere, to show or to pass on: its addresses so, and no value of what looks like a credential. */
export const shownText = (text: string): string =>
    CREDENTIALS.reduce((left, [pattern, shown]) => left.replace(pattern, shown), withShownAddresses(text));
