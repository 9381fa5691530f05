import type { Random } from '../../browser/random.ts';

const hex = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;
const escaped = (text: string): string => [...Buffer.from(text)].map(hex).join('');
/** A code point in one byte more than it needs, or two. */
const overlong = (point: number, bytes: 2 | 3): string =>
    bytes === 2
        ? hex(0xc0 | (point >> 6)) + hex(0x80 | (point & 0x3f))
        : hex(0xe0) + hex(0x80 | (point >> 6)) + hex(0x80 | (point & 0x3f));
const fullWidth = (sign: string): string => escaped(String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));
const upsideDown = (text: string): string =>
    [...text].map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())).join('');

/** One sign, written otherwise. */
const OF_A_SIGN: ((sign: string) => string)[] = [
    (sign) => escaped(sign),
    (sign) => escaped(sign).toUpperCase(),
    upsideDown,
    (sign) => `%25${escaped(sign).slice(1)}`,
    (sign) => `%2525${escaped(sign).slice(1)}`,
    (sign) => `%25${[...escaped(sign).slice(1)].map(escaped).join('')}`,
    (sign) => `%u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
    (sign) => `%25u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
    (sign) => overlong(sign.codePointAt(0)!, 2),
    (sign) => overlong(sign.codePointAt(0)!, 3),
    fullWidth,
    (sign) => escaped(`${sign}\u0301`.normalize('NFC')),
    (sign) => `${sign}${escaped('\u0301')}`,
    (sign) => `${sign}${escaped('\u00ad')}`,
    (sign) => `${sign}${escaped('\u200b')}`,
    (sign) => ({ s: escaped('\u017f'), k: escaped('\u212a'), i: escaped('\u0131') })[sign] ?? sign,
    (sign) => (/[a-z]/.test(sign) ? escaped(String.fromCodePoint(0x24d0 + sign.charCodeAt(0) - 97)) : sign),
    (sign) => (/[a-z]/.test(sign) ? escaped(String.fromCodePoint(0x1d41a + sign.charCodeAt(0) - 97)) : sign)
];

/** What may come behind a name that a server cuts off again. */
const TAILS = [
    ...[';', ';a=b', ';jsessionid=1', '%3b', '%3Ba=b', '%253b', `${escaped('\uff1b')}a`, `${escaped('\u037e')}a`],
    ...[',', ',1.1', '%2c', '%2cx', ':', ':get', '%3a', '::$DATA', '%3a%3a$DATA', ':$i30:$INDEX_ALLOCATION'],
    ...['.', '...', '.%20', '%20.', '%20', '+', '%09', '%0a', '%0d', '%00', '%00.png', '%7f', '%c2%a0', '%c2%85'],
    ...['.json', '.xml', '.do', '.json.bak', '%2ejson', `${escaped('\uff0e')}json`, '.%6ason', '.php%20'],
    ...['(1)', '%28x%29', "('x')", '()', '@2', '*', '!', '$', '&a=b', '=1', '?', '%3f', '%3fx', '%23', '%23x', "'"],
    ...['%e2%80%8b', '%ef%bb%bf', '%e2%80%ae', '%c0%80', '%c0%bb', '%e2%89%a0x', '%e2%81%87x', '%e2%81%bd1']
];

/** What may come before a name that a server drops again. */
const HEADS = [
    ...['./', '%2e/', '.%2F', '/', '%2f', '%5c', '\\', ';/', ';x=y/', '%3b/', '%20/', '+/', '%20', '+', '%09', '%00'],
    ...['x/../', 'x/..;/', 'x/..;a=b/', 'x/..%3b/', 'x/%2e%2e/', 'x/.%2e/', 'x/%252e%252e/', 'x/..%2f', 'x/..%5c'],
    ...['x/..%20/', 'x/.%20./', 'x/.../', 'x/..%00/', 'x/..%09/', 'x/%c0%ae%c0%ae/', 'x/%e0%80%ae%e0%80%ae/'],
    ...['x/%ef%bc%8e%ef%bc%8e/', 'x/%e2%80%a5/', 'x/%e3%80%82%e3%80%82/', 'x/%ef%bd%a1%ef%bd%a1/', 'x/..%ef%bc%8f'],
    ...[
        'x%e2%81%84..%e2%81%84',
        'x/%ef%b9%92%ef%b9%92/',
        '(S(x))/',
        '(A(a)F(b))/',
        '%28S(x)%29/',
        '%e2%80%8b',
        '%ef%bb%bf'
    ],
    ...[
        '/../',
        '../',
        '..;/',
        '.;/',
        '.;x/',
        '..\\',
        '%e2%80%8b/',
        '.%e2%80%8b/',
        'x/.%c2%ad./',
        'x/%e2%80%a4%e2%80%a4/'
    ]
];

/** The path written otherwise, so that some server may still take it for the same, or for one below it. */
export function spellingOf(path: string, random: Random): string {
    let names = path.slice(1).split('/');
    for (let changes = 1 + random.below(3); changes > 0; changes--) {
        const at = random.below(names.length);
        names = names.map((name, index) => (index === at ? otherName(name, random) : name));
    }
    const slash = random.chance(0.9) ? '/' : random.pick(['%2f', '\\', '%5c', ';/', '//', '/./', escaped('\u2215')]);
    const below = random.pick(['', '', '/', '/x', '/orders/1', '%2fx', ';x', '/..;/closed']);
    return `/${names.join(slash)}${below}`;
}

function otherName(name: string, random: Random): string {
    switch (random.below(4)) {
        case 0:
            return random.pick(HEADS) + name;
        case 1:
            return name + random.pick(TAILS);
        case 2:
            return name === 'administration' && random.chance(0.2)
                ? random.pick(['ADMINI~1', 'ad3f2c~1'])
                : name.toUpperCase();
        default: {
            const change = random.pick(OF_A_SIGN);
            const first = random.below(name.length);
            const last = random.chance(0.3) ? name.length : first + 1;
            return [...name]
                .map((sign, at) => (at >= first && at < last && /\w/.test(sign) ? change(sign) : sign))
                .join('');
        }
    }
}
