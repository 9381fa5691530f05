import { cases } from '../../testing/harness.ts';

/*
 * Text, patterns, formats, encodings.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases('text and patterns (J: String, regex, MessageFormat; D and S 394089, 12305: order; S 78316, 38643: format)', [
    ["('a' < 'B') + ',' + ('b' > 'C') + ',' + ('A' >= 'a')", 'true,false,true'],
    ["'a\\uD83D\\uDE00b'.codePointCount(0, 4)", '3'],
    ["'a\\uD83D\\uDE00b'.codePointBefore(3)", '128512'],
    ["'a\\uD83D\\uDE00b'.offsetByCodePoints(0, 2) + ' ' + 'a\\uD83D\\uDE00b'.offsetByCodePoints(4, -2)", '3 1'],
    ["'abc'.codePointAt(3)", '!System.StringException: String index out of range: 3'],
    ["'abca'.lastIndexOfChar(97) + ' ' + 'abca'.lastIndexOfChar(97, 2) + ' ' + 'abca'.indexOfChar(97, 1)", '3 0 3'],
    ["','.split(',').size()", '0'],
    ["'a.b'.split('.').size()", '0'],
    [
        'String.format(\'{"a":"{0}"}\', new List<Object>{ 1 })',
        '!System.IllegalArgumentException: can\'t parse argument number: "a":"{0}"'
    ],
    [
        "String.format('{0,number}', new List<Object>{ 1 })",
        '!System.IllegalArgumentException: Cannot format given Object as a Number'
    ],
    ["String.format('{0} {1}', new List<Object>{ 'a' })", 'a {1}'],
    ["String.format('it\\'s {0}', new List<Object>{ 'a' })", 'its {0}'],
    ["'a\\u00a0'.trim().length()", '2'],
    ["String.isBlank('\\u00a0')", 'false'],
    ["String.isBlank('\\u2003')", 'true'],
    ["('' < 'a') + ',' + ('Z' < 'a') + ',' + ('abc' <= 'ABC')", 'true,false,true'],
    ["List<String> l = new List<String>{ 'b', 'A', 'a', 'B' }; l.sort(); r = l;", '(A, B, a, b)'],
    ["'a'.compareTo('B')", '31'],
    ["'a,b;c'.split('[,;]')", '(a, b, c)'],
    ["'abc'.split('')", '(a, b, c)'],
    ["'abc'.split('', -1).size()", '4'],
    ["''.split(',').size()", '1'],
    ["'a1b2'.split('(?<=\\\\d)')", '(a1, b2)'],
    ["',a,,b,,'.split(',')", '(, a, , b)'],
    ["'a,b,c'.split(',', 2)", '(a, b,c)'],
    ["'aaa'.replaceAll('a*', 'x')", 'xx'],
    ["'abc'.replaceAll('', '-')", '-a-b-c-'],
    ["'a.b'.replaceAll('.', '$0$0')", 'aa..bb'],
    ["'abc'.replaceFirst('(b)', '[$1]')", 'a[b]c'],
    ["'abc'.replaceAll('(?<x>b)', '<${x}>')", 'a<b>c'],
    ["'abc'.replaceAll('b', '\\\\$')", 'a$c'],
    ["'a'.replaceAll('a', '$5')", '!System.StringException: No group 5'],
    ["'a'.replaceAll('a', '$')", '!System.StringException: Illegal group reference: group index is missing'],
    ["'a'.replaceAll('(', 'x')", '!System.StringException: Invalid regex: Unclosed group near index 1\n('],
    [
        "Matcher m = Pattern.compile('a(b)?').matcher('ac ab'); m.find(); r = m.group(1); m.find(); r = r + ',' + m.group(1) + m.start() + m.end();",
        'null,b35'
    ],
    [
        "Matcher m = Pattern.compile('\\\\d+').matcher('a12b345'); m.region(3, 6); m.find(); r = m.group() + m.regionStart() + m.regionEnd();",
        '3436'
    ],
    [
        "Matcher m = Pattern.compile('^b').matcher('ab'); m.region(1, 2); r = m.find(); m.useAnchoringBounds(false); m.reset(); m.region(1, 2); r = r + ',' + m.find();",
        'true,false'
    ],
    ["Matcher m = Pattern.compile('ab').matcher('a'); m.matches(); r = m.hitEnd();", 'true'],
    [
        "Matcher m = Pattern.compile('a').matcher('b'); r = m.find(); m.group();",
        '!System.StringException: No match found'
    ],
    [
        "Matcher m = Pattern.compile('a').matcher('aba'); m.find(); m.usePattern(Pattern.compile('b')); m.find(); r = m.start();",
        '1'
    ],
    [
        "Matcher m = Pattern.compile('(a)(b)').matcher('ab'); r = m.groupCount() + ',' + m.lookingAt() + ',' + m.end(2);",
        '2,true,2'
    ],
    ["Pattern.compile('a|b').split('xaybz')", '(x, y, z)'],
    ["Pattern.matches(Pattern.quote('a\\\\Eb.c'), 'a\\\\Eb.c')", 'true'],
    [
        "Pattern.compile('[a-z').pattern()",
        '!System.StringException: Invalid regex: Unclosed character class near index 3\n[a-z\n   ^'
    ],
    ["String.format('{0}{1}{0}', new List<Object>{ 'a', null })", 'anulla'],
    ["String.format('\\'{0}\\' {0}', new List<Object>{ 'a' })", '{0} a'],
    [
        "String.format('{0', new List<Object>{ 'a' })",
        '!System.IllegalArgumentException: Unmatched braces in the pattern.'
    ],
    [
        "String.format('{x}', new List<Object>{ 'a' })",
        "!System.IllegalArgumentException: can't parse argument number: x"
    ],
    [
        "String.format('{-1}', new List<Object>{ 'a' })",
        '!System.IllegalArgumentException: negative argument number: -1'
    ],
    ["String.format('{0,foo}', new List<Object>{ 'a' })", '!System.IllegalArgumentException: unknown format type: foo'],
    [
        "String.format('{0,date}', new List<Object>{ Date.today() })",
        '!System.IllegalArgumentException: Cannot format given Object as a Date'
    ],
    ["String.format('{}', new List<Object>())", "!System.IllegalArgumentException: can't parse argument number: "],
    ["String.format('}', new List<Object>())", '}'],
    ["'\\u2007x\\u2007'.trim().length()", '3'],
    ["'\\tx\\n'.trim().length()", '1']
]);

cases('encodings (J: URLEncoder, URLDecoder; D: Crypto)', [
    ["EncodingUtil.urlEncode('é', 'ISO-8859-1')", '%E9'],
    ["EncodingUtil.urlEncode('a b*-_.~é', 'UTF-8')", 'a+b*-_.%7E%C3%A9'],
    ["EncodingUtil.urlEncode(null, 'UTF-8')", '!System.NullPointerException: Argument cannot be null.'],
    ["String s = String.fromCharArray(new List<Integer>{ 55357 }); r = EncodingUtil.urlEncode(s, 'UTF-8');", '%3F'],
    ["EncodingUtil.urlDecode('%E9', 'ISO-8859-1')", 'é'],
    [
        "EncodingUtil.urlDecode('%zz', 'UTF-8')",
        '!System.IllegalArgumentException: URLDecoder: Illegal hex characters in escape (%) pattern - Error at index 0 in: "zz"'
    ],
    ["EncodingUtil.urlDecode('%C3', 'UTF-8')", '\ufffd'],
    ["EncodingUtil.urlDecode(null, 'UTF-8')", '!System.NullPointerException: Argument cannot be null.'],
    ["EncodingUtil.base64Decode('YWI=YWI=').toString()", 'ab'],
    ['EncodingUtil.base64Encode(null)', '!System.NullPointerException: Argument cannot be null.'],
    ['EncodingUtil.base64Decode(null)', '!System.NullPointerException: Argument cannot be null.'],
    ['EncodingUtil.convertToHex(null)', '!System.NullPointerException: Argument cannot be null.'],
    ["EncodingUtil.convertFromHex('abc')", '!System.StringException: Invalid hex string'],
    ['Blob.valueOf(null)', '!System.NullPointerException: Argument cannot be null.'],
    [
        "Crypto.generateDigest('constructor', Blob.valueOf('a'))",
        '!System.SecurityException: Invalid algorithm constructor'
    ],
    ["Crypto.generateDigest('SHA1', null)", '!System.NullPointerException: Argument cannot be null.'],
    [
        "Crypto.generateMac('toString', Blob.valueOf('a'), Blob.valueOf('b'))",
        '!System.SecurityException: Invalid algorithm toString'
    ],
    ['Crypto.generateAesKey(100)', '!System.SecurityException: Invalid key size. Must be 128, 192, or 256.'],
    [
        "try { Crypto.encrypt('AES128', Crypto.generateAesKey(128), Blob.valueOf('x'), Blob.valueOf('a')); } catch (SecurityException e) { r = 'caught'; }",
        'caught'
    ],
    [
        "try { Crypto.decrypt('AES128', Crypto.generateAesKey(128), Blob.valueOf('1234567890123456'), Blob.valueOf('a')); } catch (SecurityException e) { r = 'caught'; }",
        'caught'
    ],
    [
        "try { Crypto.decryptWithManagedIV('AES128', Crypto.generateAesKey(128), Blob.valueOf('a')); } catch (SecurityException e) { r = 'caught'; }",
        'caught'
    ],
    ["EncodingUtil.urlEncode('a/b?c=d&e+f', 'UTF-8')", 'a%2Fb%3Fc%3Dd%26e%2Bf'],
    ["EncodingUtil.urlEncode('😀', 'UTF-8')", '%F0%9F%98%80'],
    ["EncodingUtil.urlEncode('é', 'US-ASCII')", '%3F'],
    ["EncodingUtil.urlEncode('x', 'nope')", '!System.IllegalArgumentException: nope'],
    ["EncodingUtil.urlDecode('a%20b+c', 'UTF-8')", 'a b c'],
    ["EncodingUtil.urlDecode('%F0%9F%98%80', 'UTF-8')", '😀'],
    [
        "EncodingUtil.urlDecode('%', 'UTF-8')",
        '!System.IllegalArgumentException: URLDecoder: Incomplete trailing escape (%) pattern'
    ],
    [
        "EncodingUtil.urlDecode('100%', 'UTF-8')",
        '!System.IllegalArgumentException: URLDecoder: Incomplete trailing escape (%) pattern'
    ],
    ["EncodingUtil.base64Decode('YWJj').toString()", 'abc'],
    [
        "EncodingUtil.convertToHex(Crypto.generateDigest('MD5', Blob.valueOf('abc')))",
        '900150983cd24fb0d6963f7d28e17f72'
    ],
    [
        "Crypto.generateMac('constructor', Blob.valueOf('a'), Blob.valueOf('k'))",
        '!System.SecurityException: Invalid algorithm constructor'
    ],
    [
        "Crypto.sign('__proto__', Blob.valueOf('a'), Blob.valueOf('k'))",
        '!System.SecurityException: Invalid algorithm __proto__'
    ],
    [
        "Crypto.encrypt('AES64', Blob.valueOf('k'), Blob.valueOf('1234567890123456'), Blob.valueOf('x'))",
        '!System.SecurityException: Invalid algorithm AES64. Must be AES128, AES192, or AES256'
    ],
    ['String s; r = EncodingUtil.base64Decode(s);', '!System.NullPointerException: Argument cannot be null.']
]);

cases(
    'XML is well formed or an exception (J)',
    [
        ["try { doc('<a>&constructor;</a>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc('<a/><b/>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc('<a>x & y</a>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ['try { doc(\'<a x="1" x="2"/>\'); } catch (XmlException e) { r = \'refused\'; }', 'refused'],
        ["try { doc('<p:a/>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc('<a>&#x110000;</a>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["doc('<a><!-- c --><b/>t</a>').getRootElement().getChildren().size()", '3'],
        ["doc('<a><!-- c --></a>').getRootElement().getChildren()[0].getNodeType()", 'COMMENT'],
        ["doc('<a><!-- c --></a>').getRootElement().getChildren()[0].getText()", ' c '],
        ["try { doc('<a>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc('<a></b>'); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc(''); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["try { doc(null); } catch (XmlException e) { r = 'refused'; }", 'refused'],
        ["doc('<a><![CDATA[x<y]]></a>').getRootElement().getText()", 'x<y'],
        ['doc(\'<?xml version="1.0"?><!DOCTYPE a><a>1</a>\').getRootElement().getText()', '1'],
        ["doc('<a xmlns:p=\"u\" p:x=\"1\"/>').getRootElement().getAttributeValue('x', 'u')", '1'],
        ["'&#9999999;'.unescapeHtml4()", '&#9999999;'],
        ["'&constructor; &lt;&eacute;&#233;&#xe9;'.unescapeHtml4()", '&constructor; <ééé'],
        [
            "doc('<a b=\"1\" c=\\'2\\'>t<!--x--><d/></a>').toXmlString()",
            '<?xml version="1.0" encoding="UTF-8"?><a b="1" c="2">t<!--x--><d /></a>'
        ],
        ["doc('<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>').getRootElement().getText()", '<&>"\'AB'],
        ["doc('<a xmlns=\"u\"><b/></a>').getRootElement().getChildElement('b', 'u').getNamespace()", 'u'],
        ["doc('<x:a xmlns:x=\"u\"/>').getRootElement().getPrefixFor('u')", 'x'],
        ["try { doc('<a>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a b></a>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a><b></a></b>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('text'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a>\\u0001</a>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a p:x=\"1\"/>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a>]]></a>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<1a/>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        ["try { doc('<a b=\"<\"/>'); } catch (XmlException e) { r = 'caught'; }", 'caught'],
        [
            "Dom.XmlNode n = doc('<a><b/><c/></a>').getRootElement(); n.removeChild(n.getChildElement('b', null)); r = n.getChildElements().size();",
            '1'
        ],
        [
            "Dom.XmlNode n = doc('<a/>').getRootElement(); n.addCommentNode('hi'); r = n.getChildren()[0].getText();",
            'hi'
        ],
        ["'&amp;&nbsp;&copy;&__proto__;'.unescapeHtml4()", '&\u00a0©&__proto__;'],
        ["'&#xD800;'.unescapeXml().length() > 0", 'true'],
        ["'<&\"\\''.escapeXml()", '&lt;&amp;&quot;&apos;']
    ],
    `    static Dom.Document doc(String x) { Dom.Document d = new Dom.Document(); d.load(x); return d; }`
);
