import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startRig, type Rig, type Sent } from './rig.ts';

const KEY = '$Credential.Some_API.Key';
const FORMULAS = [`${KEY}}`, `HEX(HMAC("SHA-256", "x", ${KEY}))}`, '$User.Email}', '$Api.Session_ID}', ''];

const BLANKS = ['', ' ', '\t', '  \t ', ',', ', ', ',,\t,'];
/** Bodies may hold more than headers. */
const BLANKS_OF_BODIES = [
    '\n',
    '\r\n',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\\n',
    '\\u0020',
    '&#32;',
    '&nbsp;',
    '%20',
    '%0D%0A',
    '+',
    ' '.repeat(5000)
];
const BRACES = [
    '{',
    '\uff5b',
    '\ufe5b',
    '%7B',
    '%7b',
    '%257B',
    '&#123;',
    '&#x7b;',
    '&#0123',
    '&lcub;',
    '&lbrace;',
    '&amp;#123;',
    '\\u007b',
    '\\u007B',
    '\\x7b',
    '{{'
];
const MARKS = ['!', '\uff01', '\ufe57', '%21', '%2521', '&#33;', '&#x21;', '&excl;', '\\u0021'];

const isAscii = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);
const pairs = BRACES.flatMap((brace) => MARKS.map((mark) => [brace, mark]));

let rig: Rig;
before(async () => {
    rig = await startRig([{ name: 'Secured', prefix: '', hasCredential: true }]);
});
beforeEach(() => {
    rig.received.length = 0;
});
after(() => rig.close());

async function expectNothingSent(requests: Sent[]): Promise<void> {
    for (const request of requests) {
        const { outcome, message, fix } = await rig.send(request);
        assert.equal(outcome, 'INVALID_REQUEST', JSON.stringify(request));
        assert.doesNotMatch(message + fix, /Credential\.|SHA|User\.|Session_ID/, 'no value is repeated');
    }
    assert.deepEqual(rig.received, []);
}

const withValues = (values: string[]): Sent => ({
    url: '/a',
    headers: values.map((value, at) => ({ name: ['Accept', 'accept', 'ACCEPT', 'aCcEpT'][at % 4], value }))
});

test('no header of a call with a credential begins a formula, however it is written', async () => {
    const written = pairs.filter((pair) => pair.every(isAscii)).map(([brace, mark]) => `${brace}${mark}${KEY}}`);
    const blank = BLANKS.flatMap((between) => FORMULAS.map((formula) => `Bearer {${between}!${formula}`));
    await expectNothingSent([...written, ...blank].map((value) => withValues([value])));
});

test('no formula is put together of the values of one header', async () => {
    const texts = FORMULAS.flatMap((formula) => [`{!${formula}`, `text/plain, {!${formula}`, `{ ! ${formula}`]);
    const split = texts.flatMap((text) =>
        [1, 2, text.indexOf('!'), text.indexOf('!') + 1, text.indexOf(',') + 1, Math.floor(text.length / 2)].map(
            (at) => [text.slice(0, at), text.slice(at)]
        )
    );
    const more = [
        ['{', '', '!$User.Email}'],
        ['{ ', ' ', '\t', '! $User.Email}'],
        ['a', '{', '!', '$User.Email', '}'],
        ['{!HEX(HMAC("SHA-256"', '"x"', `${KEY}))}`]
    ];
    await expectNothingSent([...split, ...more].map(withValues));
});

test('no formula is put together of headers between others', async () => {
    const between = ['{', '!$User.Email}'].flatMap((value, at) => [
        { name: ['Accept', 'ACCEPT'][at], value },
        { name: 'X-Api-Version', value: '2' }
    ]);
    await expectNothingSent([{ url: '/a', headers: between }]);
});

test('no body of a call with a credential begins a formula, however it is written', async () => {
    const blank = [...BLANKS, ...BLANKS_OF_BODIES].flatMap((one) => [`{${one}!`, `{${one}${one}!`]);
    const bodies = [...pairs.map((pair) => pair.join('')), ...blank].map((start) => `{"a":"${start}${KEY}}"}`);
    const far = ['x'.repeat(49_999), 'x'.repeat(99_998), 'x'.repeat(700_000)].map((before) => `${before}{!${KEY}}`);
    await expectNothingSent([...bodies, ...far].map((body) => ({ url: '/a', method: 'POST', body })));
});

test('no path and no query of a call with a credential begins a formula', async () => {
    const braces = ['%7B', '%7b', '%257B', '%25257b', '%C1%BB', '%EF%BD%9B', '&lcub;', '{'];
    const blanks = ['', '%20', '+', ',', '%2C', '%0A', '%E2%80%8B', '%2520', '%20,+%09'].filter((one) => one !== '%2C');
    const starts = braces.flatMap((brace) =>
        blanks.flatMap((one) => ['!', '%21', '%2521'].map((mark) => brace + one + mark))
    );
    await expectNothingSent(
        starts.flatMap((start) => [`/a/${start}x`, `/a?q=${start}$User.Id`, `/a?${start}`]).map((url) => ({ url }))
    );
});

test('no name of a header holds a formula', async () => {
    const names = [
        '{!$User.Email}',
        'Accept{!x}',
        '{!',
        'X-{!$Credential.A.B}',
        'Accept\r\nX',
        'Accept ',
        ' Accept',
        'Ａccept',
        ''
    ];
    await expectNothingSent(names.map((name) => ({ url: '/a', headers: [{ name, value: 'x' }] })));
});

test('a call that holds no formula goes through with all that it holds', async () => {
    const body = `{\n${' '.repeat(120)}"a": {"b": "c!"}, "d": "!{", "e": "50% {off}!"}`;
    const headers = [
        { name: 'Accept', value: 'a;q="{1}"' },
        { name: 'accept', value: '! {' }
    ];
    const { outcome, message } = await rig.send({ url: '/a?f=%7B%22a%22:1%7D!&g=%21', method: 'POST', headers, body });
    assert.equal(outcome, 'RECEIVED', message);
    assert.equal(rig.received[0].headers.accept, 'a;q="{1}", ! {');
});
