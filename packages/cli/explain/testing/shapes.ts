/** What people and programs do to a message before it is pasted. */

export const NOISE = [
    'orders.js:1 Rendered 12 rows',
    '',
    '10:02:11 [info] user clicked Save; access granted, header set',
    '    at handleClick (order.js:44:12)',
    'DevTools failed to load source map: Could not load content for https://acme.lightning.force.com/a.js.map',
    '12:00:00.0 (1)|USER_DEBUG|[3]|DEBUG|callout prepared'
];

type Shape = [name: string, shape: (text: string) => string];

/** As terminals break lines: after so many characters, wherever that is. */
export const brokenAt =
    (width: number) =>
    (text: string): string =>
        text.replace(new RegExp(`[^\\n]{${width}}(?=[^\\n])`, 'g'), '$&\n');
/** As mails and editors break them: between words. */
export const brokenBetweenWords =
    (width: number) =>
    (text: string): string =>
        text.replace(new RegExp(`([^\\n]{${width},}?) `, 'g'), '$1\n');
const eachLine =
    (of: (line: string) => string) =>
    (text: string): string =>
        text.split('\n').map(of).join('\n');
const quoted = eachLine((line) => `> ${line.replace(/(.{40,}?) /g, '$1\n> ')}`);
const entities = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

/** Each line by itself. */
export const BY_LINE: Shape[] = [
    ['behind a time and a file', eachLine((line) => `10:02:12.345 order.js:44:12 ${line}`)],
    ['marked as an error', eachLine((line) => `[Error] ${line} (order.js, line 44)`)],
    ['in a table of a ticket', eachLine((line) => `| error | ${line} |`)],
    [
        'in a chat',
        eachLine((line) => `> \`${line.replace(/(https?:\/\/[^\s'"“”‘’«»<>()]*[^\s'"“”‘’«»<>().])/g, '<$1>')}\``)
    ]
];

/** The text as a whole. */
export const WHOLE: Shape[] = [
    ['alone', (text) => text],
    ['between other lines', (text) => [...NOISE, text, ...NOISE].join('\n')],
    [
        'above a stack',
        (text) =>
            `${text}\n    at handleClick (order.js:44:12)\n    at x (https://acme.lightning.force.com/auraFW/a.js:12:3)`
    ],
    ['quoted in a mail', quoted],
    ['with line ends of Windows', (text) => `${text.replaceAll('\n', '\r\n')}\r\nmore text\r\n`],
    ['in the colours of a terminal', eachLine((line) => `\u001b[31m${line}\u001b[39m`)],
    ['with characters that nobody sees', (text) => text.replace(/(?<=[a-z]) (?=[a-z])/g, '\u200b \u200b')],
    ['with the links of a ticket', (text) => text.replace(/'(https:\/\/[^']*)'/g, "'[$1|$1]'")],
    ['in the code of a ticket', (text) => `{code:java}\n${text}\n{code}\n{quote}please help{quote}`],
    ['in the code of a page of Markdown', (text) => `Hi,\n\n\`\`\`\n${text}\n\`\`\`\n\nThanks`],
    [
        'in the error of a component',
        (text) => `lwcRuntime.js:12 Uncaught Error in $A.getCallback() [${text}]\nCallback failed`
    ],
    ['in a log of JSON', (text) => JSON.stringify({ level: 'error', time: 7, message: text })],
    ['as a string of JSON', (text) => JSON.stringify(text)],
    [
        'in the elements of the developer tools',
        (text) =>
            `<span class="console-message-text">${text.replace(/'(https:\/\/[^'<>]*)'/g, `'<a href="$1" class="devtools-link">$1</a>'`)}</span>`
    ],
    ['in the source of a page', (text) => entities(text).replaceAll('\n', '<br>')]
];

/** Where the lines of the message itself are broken. */
export const BROKEN: Shape[] = [
    ['broken by a terminal', brokenAt(80)],
    ['broken by a narrow terminal behind a time', (text) => brokenAt(57)(`[10:02:12.345] ${text}`)]
];
