import { cases } from '../testing/harness.ts';

/* Text. D: documentation of String, J: java.lang.String, C: org.apache.commons.lang.StringUtils, whose examples these are in part, S: transcripts from orgs (108763: Blob). */

cases('cut, compared and searched (C; J)', [
    ["'abcdefghijklmno'.abbreviate(10, 5)", '...fghi...'],
    ["'abcdefghijklmno'.abbreviate(10, 12)", '...ijklmno'],
    ["'abcdefghijklmno'.abbreviate(10, 0)", 'abcdefg...'],
    // D: a width of less than four is an exception; its text is that of C.
    ["'abcdef'.abbreviate(3)", '!System.StringException: Minimum abbreviation width is 4'],
    ["'ab'.abbreviate(3)", '!System.StringException: Minimum abbreviation width is 4'],
    ["'abcdefghijklmno'.abbreviate(6, 10)", '!System.StringException: Minimum abbreviation width with offset is 7'],
    ["'abcdefghijklmno'.abbreviate(4, 2)", 'a...'],
    ["'ab'.center(5) + '|'", ' ab  |'],
    ["'a'.center(4, 'yz')", 'yayz'],
    ["'aBc'.swapCase()", 'AbC'],
    ["'i am a machine'.difference('i am a robot')", 'robot'],
    ["'abc'.difference('abc') + '|'", '|'],
    ["String.getCommonPrefix(new List<String>{ 'abcde', 'abxyz' })", 'ab'],
    ["'zzabyycdxx'.indexOfAny('cb')", '3'],
    ["'zzabyycdxx'.indexOfAnyBut('za')", '3'],
    ["'i am a machine'.indexOfDifference('i am a robot') + ',' + 'abc'.indexOfDifference('abc')", '7,-1'],
    ["'queued'.remove('u')", 'qeed'],
    [
        "'www.domain.com'.removeStartIgnoreCase('WWW.') + 'www.domain.com'.removeEndIgnoreCase('.COM')",
        'domain.comwww.domain'
    ],
    [
        "'ab 1'.isAlphanumericSpace() + ',' + 'ab 1'.isAlphaSpace() + ',' + '1 2'.isNumericSpace() + ',' + 'é'.isAlpha() + ',' + '1.5'.isNumeric()",
        'true,false,true,true,false'
    ],
    ["'Ceki'.isAsciiPrintable() + ',' + 'é'.isAsciiPrintable() + ',' + ''.isAsciiPrintable()", 'true,false,true'],
    [
        "'abc'.isAllLowerCase() + ',' + 'abC'.isAllLowerCase() + ',' + ''.isAllLowerCase() + ',' + 'A1'.isAllUpperCase() + ',' + 'AB'.isAllUpperCase()",
        'true,false,false,false,true'
    ],
    [
        "' \\t'.isWhitespace() + ',' + ''.isWhitespace() + ',' + 'a '.isWhitespace() + ',' + ''.isAlpha() + ',' + ''.isNumeric()",
        'true,true,false,false,false'
    ],
    ["'tagabctag'.substringBetween('tag')", 'abc'],
    ["'abc'.substringBetween('x')", 'null'],
    [
        "'a.b.c'.substringAfterLast('.') + '|' + 'abc'.substringAfter('d') + '|' + 'abc'.substringBefore('d') + '|' + 'abc'.substringAfterLast('d') + '|' + 'abc'.substringBeforeLast('d')",
        'c||abc||abc'
    ],
    [
        "'abcde'.mid(2, 2) + '|' + 'abcde'.mid(-2, 2) + '|' + 'abcde'.mid(9, 1) + '|' + 'abc'.left(-1) + '|' + 'abc'.right(9)",
        'cd|ab|||abc'
    ],
    ["'abba'.countMatches('')", '0'],
    ["'   ab  c  '.deleteWhitespace()", 'abc'],
    ["'ab'.getChars()", '(97, 98)'],
    ['String.fromCharArray(new List<Integer>{ 72, 105 })', 'Hi'],
    ["'<b>hello</b> <i>world</i>'.stripHtmlTags()", 'hello world'],
    ["'abc'.repeat(',', 3)", 'abc,abc,abc'],
    ["'bat'.leftPad(8, 'yz') + 'bat'.rightPad(8, 'yz')", 'yzyzybatbatyzyzy'],
    ["'bat'.leftPad(2) + 'bat'.repeat(0) + '|'", 'bat|'],
    ["'abc'.endsWithIgnoreCase('BC') + ',' + 'abc'.startsWithIgnoreCase('AB')", 'true,true'],
    [
        "'xyz'.containsAny('bz') + ',' + 'xyz'.containsNone('bz') + ',' + 'abab'.containsOnly('abc') + ',' + 'a b'.containsWhitespace()",
        'true,false,true,true'
    ],
    [
        "'aBaB'.lastIndexOfIgnoreCase('b') + ',' + 'aBaB'.indexOfIgnoreCase('b') + ',' + 'aBaB'.indexOfIgnoreCase('b', 2) + ',' + 'aBaB'.lastIndexOfIgnoreCase('b', 2)",
        '3,1,3,1'
    ],
    [
        "'kitten'.getLevenshteinDistance('sitting') + ',' + 'elephant'.getLevenshteinDistance('hippo', 7) + ',' + 'elephant'.getLevenshteinDistance('hippo', 6)",
        '3,7,-1'
    ],
    ["'héllo'.toUpperCase() + 'straße'.toUpperCase()", 'HÉLLOSTRASSE'],
    ["String.join(new Set<String>{ 'a', 'b' }, ',')", 'a,b'],
    ["'abc'.substring(0, 5)", '!System.StringException: Ending position out of bounds: 5'],
    ["'abc'.substring(2, 1)", '!System.StringException: Ending position out of bounds: 1'],
    ["'abc'.substring(-1)", '!System.StringException: Starting position out of bounds: -1'],
    ["'abc'.substring(3) + '|'", '|'],
    ["'abc'.charAt(5)", '!System.StringException: String index out of range: 5'],
    ["'a\\\\b\\'c\\\"d'", 'a\\b\'c"d'],
    ["'a\\tb\\u0041\\u00e9'.length()", '5'],
    ["'é' == 'É'", 'true'],
    ["'abc'.indexOf('')", '0'],
    ["'abc'.indexOf('c', 9) + ',' + 'abc'.indexOf('a', -5) + ',' + 'abcabc'.lastIndexOf('b', 3)", '-1,0,1'],
    ["'abcabc'.replace('b', '') + 'a.c'.replace('.', '\\\\$')", 'acaca\\$c'],
    ["'hello world'.toLowerCase().capitalize()", 'Hello world'],
    ["' a '.normalizeSpace() + '|' + 'a\\n\\t b'.normalizeSpace()", 'a|a b'],
    ["'abc' + 1 + 2 + 'd' + 1.50 + true + null", 'abc12d1.50truenull'],
    ["1 + 2 + 'a'", '3a'],
    ["'abc'.compareTo('abd') + ',' + 'abc'.compareTo('ab') + ',' + 'A'.compareTo('a')", '-1,1,-32'],
    ["'x'.length() + ''.length() + '😀'.length()", '3'],
    ["String.isNotEmpty(' ') + ',' + String.isNotBlank(' ') + ',' + String.isNotEmpty(null)", 'true,false,false'],
    ["'a-b_c d'.toUpperCase().replaceAll('[^A-Z]', '')", 'ABCD'],
    ["'camelCaseString'.replaceAll('([A-Z])', '_$1').toLowerCase()", 'camel_case_string'],
    ["'ABC'.contains('') + ',' + ''.contains('a')", 'true,false'],
    ["'abc'.uncapitalize() + 'Éa'.uncapitalize() + 'ça'.capitalize()", 'abcéaÇa'],
    ["'x'.isAlphanumeric() + ',' + 'x_'.isAlphanumeric() + ',' + ' '.isAlphanumericSpace()", 'true,false,true'],
    ["'abcdef'.right(3).left(2)", 'de'],
    ["'a' + '\\u0027' + '\\u005C'", "a'\\"]
]);

cases('split, escaped and written (C; J; D)', [
    ["'é©α€→'.escapeHtml4() + 'é©α'.escapeHtml3()", '&eacute;&copy;&alpha;&euro;&rarr;&eacute;&copy;α'],
    [
        "'&#39;&apos;&unknown;&#x41;&euro;&Omega;'.unescapeHtml4() + '&euro;'.unescapeHtml3()",
        "'&apos;&unknown;A€Ω&euro;"
    ],
    ["'&apos;&quot;&nbsp;'.unescapeXml() + 'é<&\"\\'>'.escapeXml()", '\'"&nbsp;é&lt;&amp;&quot;&apos;&gt;'],
    ["'a\\\\u0041\\\\t\\\\101\\\\q'.unescapeJava()", 'aA\tAq'],

    ["'ab de fg'.splitByCharacterType()", '(ab,  , de,  , fg)'],
    ["'foo200Bar'.splitByCharacterType()", '(foo, 200, B, ar)'],
    ["'foo200Bar'.splitByCharacterTypeCamelCase()", '(foo, 200, Bar)'],
    ["'ASFLicense'.splitByCharacterTypeCamelCase()", '(ASF, License)'],
    ["'a,b'.escapeCsv() + 'a\"b'.escapeCsv() + 'ab'.escapeCsv() + 'a\\nb'.escapeCsv()", '"a,b""a""b"ab"a\nb"'],
    ['\'"a,""b"\'.unescapeCsv()', 'a,"b'],
    ['\'Max: "Hello"\\té/\'.escapeJava()', 'Max: \\"Hello\\"\\t\\u00E9/'],
    ["'it\\'s \"x\" /y/ é'.escapeEcmaScript()", 'it\\\'s \\"x\\" \\/y\\/ \\u00E9'],
    ["'De onde você é?'.escapeUnicode()", 'De onde voc\\u00EA \\u00E9?'],
    ["'De onde voc\\\\u00EA'.unescapeUnicode()", 'De onde você'],
    ["'a\\\\tb\\\\\"'.unescapeJava()", 'a\tb"'],
    ["'\"<é>&\\''.escapeHtml3()", "&quot;&lt;&eacute;&gt;&amp;'"],
    ['String.valueOfGmt(Datetime.newInstanceGmt(2024, 1, 2, 3, 4, 5))', '2024-01-02 03:04:05'],
    ["'one  two'.split(' ').size()", '3'],
    ["'a|b|c'.split('\\\\|')", '(a, b, c)'],
    ["'2024-01-02'.split('-', 2)[1]", '01-02'],
    ["'key=value=x'.split('=', 2)", '(key, value=x)'],
    ["String.escapeSingleQuotes('a\\\\b')", 'a\\\\b'],
    ["String.format('{1} {0} {1}', new List<String>{ 'a', 'b' })", 'b a b'],
    [
        "String.format('{0}', new List<Object>{ 1.5 }) + String.format('{0}', new List<Object>{ 1234567 }) + String.format('{0}', new List<Object>{ true })",
        '1.51234567true'
    ],
    [
        'String.valueOf(Date.newInstance(2024,1,2)) + String.valueOf(Datetime.newInstanceGmt(2024,1,2,3,4,5)) + String.valueOf(Time.newInstance(1,2,3,4))',
        '2024-01-022024-01-02 03:04:0501:02:03.004Z'
    ],
    ["String.valueOf(12L) + String.valueOf(1.10) + String.valueOf(Double.valueOf('5'))", '121.105.0'],
    ["String.valueOf(Blob.valueOf('abc'))", 'Blob[3]'],
    ["'' + Blob.valueOf('abc')", 'Blob[3]'],
    ["'&lt;p&gt;'.unescapeHtml4() + '&lt;p&gt;'.unescapeXml()", '<p><p>'],
    ["'a\\nb\\r\\nc'.split('\\n').size()", '3'],
    [
        "'ab'.hashCode() + ',' + ''.hashCode() + ',' + 'The quick brown fox jumps over the lazy dog'.hashCode()",
        '3105,0,-609428141'
    ]
]);
