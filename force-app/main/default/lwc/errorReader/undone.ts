const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Characters that nobody sees, and that come along when text is copied from a page or a chat. */
export const seen = (line: string): string => line.replace(UNSEEN, '');

/** Undoes what a log, a page or a ticket does to a line of text: colours, escapes, entities, links. One line may become several. */
export function undone(line: string): string[] {
    if (!line.includes('\u001b') && !TELLTALE.test(line)) {
        return [line];
    }
    let text = line;
    for (const [pattern, replacement] of UNDOING) {
        text = text.replace(pattern, replacement as string);
    }
    return text.split('\n');
}

// eslint-disable-next-line no-control-regex -- the colours of a terminal begin with it
const COLOUR = /\u001b\[[0-9;]*[A-Za-z]/g;

const UNDOING: [RegExp, string | ((...groups: string[]) => string)][] = [
    [COLOUR, ''],
    // A log in JSON.
    [/(?:\\r)?\\n|\\r/g, '\n'],
    [/\\u(2018|2019|201c|201d|0027|003c|003e)/gi, (_all, code) => String.fromCharCode(parseInt(code, 16))],
    [/\\+(["'/])/g, '$1'],
    // The source of a page.
    [/<br ?\/?>/gi, '\n'],
    [/&#0*39;|&#x0*27;|&apos;|&[lr]squo;/gi, "'"],
    [/&#0*34;|&#x0*22;|&quot;|&[lr]dquo;/gi, '"'],
    [/&lt;/gi, '<'],
    [/&gt;/gi, '>'],
    [/&nbsp;/gi, ' '],
    [/&amp;/gi, '&'],
    // The source of what the developer tools or a ticket show.
    [/<\/?(?:p|div|li|tr|pre)(?:\s[^<>]{0,2000})?>/gi, '\n'],
    [/<\/?(?:a|span|b|i|u|em|strong|code|mark|font|td|th)(?:\s[^<>]{0,2000})?>/gi, ''],
    // A ticket makes links of addresses.
    [/\[([a-z]+:\/\/[^\s\]]{1,2000})\]\([^\s)]{0,2000}\)/gi, '$1'],
    [/\[([a-z]+:\/\/[^\s\]|]{1,2000})\|[^\]\s]{0,2000}\]/gi, '$1'],
    [/<([a-z]+:\/\/[^\s>|]{1,2000})(?:\|[^>]{0,2000})?>/gi, '$1'],
    [/(?<![/.*])\*\*(?!\*)|__(?=[A-Z])/g, ''],
    // A field of a table in CSV.
    [/""(?=\S)|(?<=\S)""/g, '"']
];

const TELLTALE = /\\["'/nru]|&[a-z#]|<\/?[a-z]|\]\(|\[[a-z]+:|\*\*|""/i;
