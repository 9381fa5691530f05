import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatcherValue } from '../library/text/matcher.ts';
import { parseRegex } from './parse.ts';
import { regex, RegexBudget, RegexRun, RegexTooComplicated } from './regex.ts';

/* What is expected here was printed by java.util.regex of OpenJDK 17. */

/** Pattern, text → whether the whole matches, each match with its groups (`~` for one that took no part), whether the end was hit. */
const MATCHES: [pattern: string, text: string, expected: string][] = [
    ['\\p{L}+', 'abc äé 1', 'abc|äé end'],
    ['a*+a', 'aaa', ' end'],
    ['a++b', 'aab', 'all aab end'],
    ['(?>a*)ab', 'aaab', ' end'],
    ['(?>a|ab)c', 'abc', ' end'],
    ['[a-d&&[^ac]]+', 'abcd', 'b|d end'],
    ['[a[z]]+', 'abz', 'a|z end'],
    ['[a-z&&[def]]', 'abcdef', 'd|e|f end'],
    ['[a-z&&[^m-p]]+', 'lmnpq', 'l|q end'],
    ['[&&a]', 'a&', 'a end'],
    ['[]a]+', ']a', 'all ]a end'],
    ['[^]a]', ']ab', 'b end'],
    ['[a-]+', 'a-b', 'a- end'],
    ['[\\w&&[^\\d]]+', 'ab12c', 'ab|c end'],
    ['(?x) a b # comment\n c', 'abc', 'all abc end'],
    ['(?x)a\\ b', 'a b', 'all a b end'],
    ['(?m)abc', 'abc\ndef', 'abc end'],
    ['(?m)^.', 'ab\ncd\r\nef', 'a|c|e end'],
    ['(?m).$', 'ab\ncd\r\nef', 'b|d|f end'],
    ['a$', 'a\n', 'a end'],
    ['a\\Z', 'a\n', 'a end'],
    ['a\\z', 'a\n', ' end'],
    ['a$', 'a\n\n', ' end'],
    ['^', 'a\nb', ''],
    ['\\Ra', 'x\r\na\u0085a', '\r\na|\u0085a end'],
    ['.', '😀b', '😀|b end'],
    ['(?s).', '\n', 'all \n end'],
    ['(?d).', '\r\n', '\r end'],
    ['[^x]', '😀', 'all 😀 end'],
    ['😀+', '😀😀', 'all 😀😀 end'],
    ['a(?i)b', 'aB AB', 'aB end'],
    ['a(?i:b)c', 'aBc aBC', 'aBc end'],
    ['(?i)straße', 'STRAßE', 'all STRAßE end'],
    ['(?i)é', 'É', ' end'],
    ['(?iu)é', 'É', 'all É end'],
    ['(?i)[a-c]+', 'AbC', 'all AbC end'],
    ['(?iu)[à-é]', 'É', 'all É end'],
    ['((?i)a)b', 'Ab AB', 'Ab/A end'],
    ['(?i)a(?-i)b', 'Ab AB', 'Ab end'],
    ['(?i)\\p{Lower}', 'A', 'all A end'],
    ['(?i)\\p{Lu}', 'a', 'all a end'],
    ['(?U)\\w+', 'äb', 'all äb end'],
    ['\\w+', 'äb', 'b end'],
    ['(?U)\\d', '٣', 'all ٣ end'],
    ['\\p{IsAlphabetic}', 'ä1', 'ä end'],
    ['\\p{javaLowerCase}+', 'abC', 'ab end'],
    ['\\p{L}\\-\\_', 'a-_', 'all a-_ end'],
    ['\\p{Lu}\\p{Ll}*', 'Ab Cde', 'Ab|Cde end'],
    ['\\P{Lu}', 'Aa', 'a end'],
    ['\\pL', '1a', 'a end'],
    ['\\p{Punct}', 'a!é', '! end'],
    ['\\p{IsLatin}+', 'aбb', 'a|b end'],
    ['\\p{InGreek}', 'aα', 'α end'],
    ['\\p{script=Cyrillic}', 'б', 'all б end'],
    ['\\p{IsPunctuation}', '«', 'all « end'],
    ['\\p{Sc}', '€5', '€ end'],
    ['[\\p{L}\\p{N}]+', 'é5-', 'é5 end'],
    ['[^\\p{L}]', 'é5', '5 end'],
    ['\\Qa.b\\E+', 'a.bb', 'all a.bb end'],
    ['\\Q[x]', '[x]', 'all [x] end'],
    ['a\\Q\\Eb', 'ab', 'all ab end'],
    ['\\x41\\u0042\\0103\\x{44}', 'ABCD', 'all ABCD end'],
    ['\\t\\n\\cA', '\t\n\u0001', 'all \t\n\u0001 end'],
    ['\\h\\H\\v\\V', ' a\nb', 'all  a\nb end'],
    ['\\s+', ' \u00a0', '  end'],
    ['(a)(b)?', 'ab a', 'ab/a/b|a/a/~ end'],
    ['(a|b)*', 'aba', 'all aba/a|/~ end'],
    ['(?:(a)|b)*', 'ab', 'all ab/a|/~ end'],
    ['(a)\\1', 'aa ab', 'aa/a end'],
    ['(?i)(a)\\1', 'aA', 'all aA/a end'],
    ['(?<x>a)\\k<x>', 'aa', 'all aa/a end'],
    ['(?<first>\\w+) (?<second>\\w+)', 'one two', 'all one two/one/two end'],
    ['\\1(a)', 'aa', ' end'],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10\\11', 'abcdefghijja1', 'all abcdefghijja1/a/b/c/d/e/f/g/h/i/j end'],
    ['(a*)*', 'aa', 'all aa/|/ end'],
    ['(a*)+', 'b', '/|/ end'],
    ['(a|ab)(c|bcd)(d*)', 'abcd', 'all abcd/a/bcd/ end'],
    ['(?<=a)b', 'ab cb', 'b end'],
    ['(?<!a)b', 'ab cb', 'b end'],
    ['(?<=a{1,3})b', 'aab', 'b end'],
    ['(?<=ab|c)d', 'abd cd', 'd|d end'],
    ['a(?=b)', 'ab ac', 'a end'],
    ['a(?!b)', 'ab ac', 'a end'],
    ['(?=(a+))a', 'aa', 'a/aa|a/a end'],
    ['\\bfoo\\b', 'foo food', 'foo end'],
    ['\\Boo', 'foo', 'oo end'],
    ['\\Ga', 'aaba', 'a|a end'],
    ['\\b', 'é a', '||| end'],
    ['a{2}', 'aaaaa', 'aa|aa end'],
    ['a{2,}', 'aaaaa', 'all aaaaa end'],
    ['a{1,2}?', 'aaa', 'a|a|a end'],
    ['a{0}b', 'ab', 'b end'],
    ['(ab){2,3}', 'abababab', 'ababab/ab end'],
    ['x*', 'axb', '|x|| end'],
    ['a??', 'a', 'all |'],
    ['.*?b', 'aabab', 'all aab|ab end'],
    ['a|', 'ba', '|a| end'],
    ['', 'ab', '||'],
    ['}', '}', 'all } end'],
    [']', ']', 'all ] end'],
    ['a{2}{3}', 'aa', 'all aa end'],
    ['\\X', 'e\u0301a', 'e\u0301|a end'],
    ['(?<=a*)b', '', ' end']
];

function shown(pattern: string, text: string): string {
    const matcher = new MatcherValue(pattern, text);
    const isWhole = matcher.matches();
    matcher.reset();
    const found: string[] = [];
    while (matcher.find()) {
        found.push(Array.from({ length: matcher.groupCount + 1 }, (_, i) => matcher.group(i) ?? '~').join('/'));
    }
    return `${isWhole ? 'all ' : ''}${found.join('|')}${matcher.hitEnd ? ' end' : ''}`;
}

for (const [pattern, text, expected] of MATCHES) {
    test(`${JSON.stringify(pattern)} in ${JSON.stringify(text)} finds ${JSON.stringify(expected)}`, () => {
        assert.equal(shown(pattern, text), expected);
    });
}

const REFUSED: [pattern: string, message: string][] = [
    ['(', 'Unclosed group near index 1\n('],
    ['a)', "Unmatched closing ')' near index 0\na)\n^"],
    ['(ab', 'Unclosed group near index 3\n(ab'],
    ['*a', "Dangling meta character '*' near index 0\n*a\n^"],
    ['a**', "Dangling meta character '*' near index 2\na**\n  ^"],
    ['[a', 'Unclosed character class near index 1\n[a\n ^'],
    ['[b-a]', 'Illegal character range near index 3\n[b-a]\n   ^'],
    ['{a}', 'Illegal repetition near index 1\n{a}\n ^'],
    ['a{2', 'Unclosed counted closure near index 3\na{2'],
    ['a{2,1}', 'Illegal repetition range near index 5\na{2,1}\n     ^'],
    ['\\y', 'Illegal/unsupported escape sequence near index 1\n\\y\n ^'],
    ['(?<a', "named capturing group is missing trailing '>' near index 4\n(?<a"],
    ['\\p{Nope}', 'Unknown character property name {Nope} near index 7\n\\p{Nope}\n       ^'],
    ['\\k<a>', 'named capturing group <a> does not exist near index 4\n\\k<a>\n    ^'],
    ['(?<a>x)(?<a>y)', 'Named capturing group <a> is already defined near index 11\n(?<a>x)(?<a>y)\n           ^'],
    ['(?y)', 'Unknown inline modifier near index 2\n(?y)\n  ^'],
    ['[a&&', 'Unclosed character class near index 3\n[a&&\n   ^'],
    ['\\xg', 'Illegal hexadecimal escape sequence near index 2\n\\xg\n  ^'],
    ['\\p{L', 'Unclosed character family near index 4\n\\p{L'],
    ['a\\', 'Unexpected internal error near index 2\na\\'],
    ['[]', 'Unclosed character class near index 1\n[]\n ^'],
    ['(?', 'Unknown inline modifier near index 2\n(?'],
    ['\\c', 'Illegal control escape sequence near index 1\n\\c\n ^'],
    ['\\u12', 'Illegal Unicode escape sequence near index 4\n\\u12'],
    ['\\08', 'Illegal octal escape sequence near index 2\n\\08\n  ^']
];

for (const [pattern, message] of REFUSED) {
    test(`${JSON.stringify(pattern)} is no pattern: ${message.split('\n')[0]}`, () => {
        assert.throws(() => parseRegex(pattern), { message });
    });
}

/** Each would take longer than the age of the world. */
const CATASTROPHIC: [pattern: string, text: string][] = [
    ['(a+)+b', 'a'.repeat(50)],
    ['(a|aa)+$', `${'a'.repeat(60)}b`],
    ['(.*)*x', 'a'.repeat(3000)],
    ['(x+x+)+y', 'x'.repeat(5000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(300)],
    ['(?=(a+))*\\1b', 'a'.repeat(3000)],

    ['(?:|a|b|ab)*c', 'ab'.repeat(100)]
];

for (const [pattern, text] of CATASTROPHIC) {
    test(`${pattern} ends by its budget within a second`, () => {
        const run = new RegexRun(regex(pattern), text, new RegexBudget());
        const before = process.cpuUsage().user;
        assert.throws(() => run.search(0), RegexTooComplicated);
        assert.ok(process.cpuUsage().user - before < 1_000_000);
    });
}

test('a long text does not exhaust the stack', () => {
    assert.equal(new MatcherValue('(?:(a)|b|\\n)*', 'ab\n'.repeat(30_000)).matches(), true);
});
