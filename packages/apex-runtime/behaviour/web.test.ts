import { cases } from '../testing/harness.ts';

/* Callouts, addresses, encodings, patterns. D: documentation, J: java.net, java.util.regex; digests: RFC 2202, RFC 4231, NIST SP 800-38A. */

/** What stands in the class around each line. */
const MEMBERS = `
 public class Mock implements HttpCalloutMock { public HttpResponse respond(HttpRequest q) { HttpResponse p = new HttpResponse(); p.setStatusCode(201); p.setStatus('Created'); p.setHeader('X-A', '1'); p.setBody(q.getMethod() + ' ' + q.getEndpoint() + ' ' + q.getBody() + ' ' + q.getHeader('x-k')); return p; } }
 public class Failing implements HttpCalloutMock { public HttpResponse respond(HttpRequest q) { throw new CalloutException('down'); } }
 static HttpRequest req(String m) { HttpRequest q = new HttpRequest(); q.setEndpoint('https://a.test/x?y=1'); q.setMethod(m); return q; }
`;

cases(
    'requests, addresses, digests (D; J)',
    [
        [
            "Test.setMock(HttpCalloutMock.class, new Mock()); HttpRequest q = req('POST'); q.setBody('b'); q.setHeader('X-K', 'v'); HttpResponse p = new Http().send(q); r = p.getStatusCode() + p.getStatus() + p.getBody() + p.getHeader('X-A') + p.getHeaderKeys();",
            '201CreatedPOST https://a.test/x?y=1 b v1(X-A)'
        ],
        [
            "Test.setMock(HttpCalloutMock.class, new Failing()); try { new Http().send(req('GET')); } catch (CalloutException e) { r = e.getMessage(); }",
            'down'
        ],
        [
            "Test.setMock(HttpCalloutMock.class, new Mock()); new Http().send(req('GET')); new Http().send(req('GET')); r = Limits.getCallouts();",
            '2'
        ],
        [
            "HttpRequest q = req('GET'); q.setBodyAsBlob(Blob.valueOf('hé')); r = q.getBody() + q.getBodyAsBlob().size();",
            'hé3'
        ],
        ["HttpResponse p = new HttpResponse(); p.setBodyAsBlob(Blob.valueOf('x')); r = p.getBody();", 'x'],
        [
            "HttpResponse p = new HttpResponse(); p.setBody('<a><b/></a>'); r = p.getBodyDocument().getRootElement().getName();",
            'a'
        ],
        [
            "HttpResponse p = new HttpResponse(); p.setBody('<a>1</a>'); XmlStreamReader x = p.getXmlStreamReader(); x.next(); r = x.getLocalName();",
            'a'
        ],
        [
            "URL u = new URL('https://user:pw@ex.com:8443/a/b.html?q=1&r=2#frag'); r = u.getAuthority() + '|' + u.getUserInfo() + '|' + u.getHost() + '|' + u.getPort() + '|' + u.getPath() + '|' + u.getFile() + '|' + u.getQuery() + '|' + u.getRef() + '|' + u.getDefaultPort() + '|' + u.getProtocol();",
            'user:pw@ex.com:8443|user:pw|ex.com|8443|/a/b.html|/a/b.html?q=1&r=2|q=1&r=2|frag|443|https'
        ],
        [
            "URL u = new URL('https://ex.com'); r = u.getPort() + '|' + u.getPath() + '|' + u.getQuery() + '|' + u.getRef() + '|' + u.getUserInfo() + '|' + u.getFile();",
            '-1||null|null|null|'
        ],
        [
            "new URL('https', 'ex.com', '/a').toExternalForm() + new URL('http', 'ex.com', 8080, '/b').toExternalForm()",
            'https://ex.com/ahttp://ex.com:8080/b'
        ],
        ["new URL(new URL('https://ex.com/a/b'), '/c').toExternalForm()", 'https://ex.com/c'],
        ["new URL('foo://x')", '!System.StringException: unknown protocol: foo'],
        ['URL.getOrgDomainUrl().getProtocol() + URL.getSalesforceBaseUrl().getProtocol()', 'httpshttps'],
        ["EncodingUtil.base64Encode(Blob.valueOf('a?>~'))", 'YT8+fg=='],
        ["EncodingUtil.convertToHex(Blob.valueOf('\\u00ff'))", 'c3bf'],
        ["EncodingUtil.convertToHex(EncodingUtil.convertFromHex('DEADbeef'))", 'deadbeef'],
        ["EncodingUtil.urlEncode('a+b/ü?', 'UTF-8') + EncodingUtil.urlEncode('', 'UTF-8')", 'a%2Bb%2F%C3%BC%3F'],
        [
            "EncodingUtil.convertToHex(Crypto.generateDigest('SHA1', Blob.valueOf('abc')))",
            'a9993e364706816aba3e25717850c26c9cd0d89d'
        ],
        [
            "EncodingUtil.convertToHex(Crypto.generateDigest('SHA-512', Blob.valueOf('abc'))).left(16)",
            'ddaf35a193617aba'
        ],
        [
            "EncodingUtil.convertToHex(Crypto.generateMac('HmacSHA1', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe')))",
            'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'
        ],
        [
            "EncodingUtil.convertToHex(Crypto.generateMac('hmacMD5', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe')))",
            '750c783e6ab0b503eaa86e310a5db738'
        ],
        [
            "EncodingUtil.convertToHex(Crypto.generateMac('hmacSHA512', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe'))).left(16)",
            '164b7a7bfcf819e2'
        ],
        [
            "Crypto.verifyHMac('hmacSHA256', Blob.valueOf('d'), Blob.valueOf('k'), Crypto.generateMac('hmacSHA256', Blob.valueOf('d'), Blob.valueOf('k')))",
            'true'
        ],
        [
            "Blob k = EncodingUtil.convertFromHex('2b7e151628aed2a6abf7158809cf4f3c'); Blob iv = EncodingUtil.convertFromHex('000102030405060708090a0b0c0d0e0f'); r = EncodingUtil.convertToHex(Crypto.encrypt('AES128', k, iv, EncodingUtil.convertFromHex('6bc1bee22e409f96e93d7e117393172a'))).left(32);",
            '7649abac8119b246cee98e9b12e9197d'
        ],
        [
            "Blob k = Crypto.generateAesKey(256); Blob iv = Blob.valueOf('1234567890123456'); r = Crypto.decrypt('AES256', k, iv, Crypto.encrypt('AES256', k, iv, Blob.valueOf('x'))).toString();",
            'x'
        ],
        ['Crypto.getRandomInteger() != Crypto.getRandomInteger() || Crypto.getRandomLong() != 0', 'true'],
        ["Blob.valueOf('abc').toString() + Blob.valueOf('').size()", 'abc0']
    ],
    MEMBERS
);

cases('patterns and the rest (J; D)', [
    [
        "Pattern p = Pattern.compile('(?i)HELLO'); r = p.matcher('say hello').find() + ',' + p.pattern();",
        'true,(?i)HELLO'
    ],
    [
        "Matcher m = Pattern.compile('(\\\\d+)-(\\\\d+)').matcher('10-20'); r = m.matches() + m.group(1) + m.group(2) + m.groupCount() + m.group() + m.group(0);",
        'true1020210-2010-20'
    ],
    [
        "Matcher m = Pattern.compile('a').matcher('banana'); r = m.replaceAll('o') + m.replaceFirst('u');",
        'bononobunana'
    ],
    [
        "Matcher m = Pattern.compile('(a)(n)?').matcher('banana'); List<String> l = new List<String>(); while (m.find()) { l.add(m.start() + ':' + m.end() + ':' + m.group(2)); } r = l;",
        '(1:3:n, 3:5:n, 5:6:null)'
    ],
    ["Matcher m = Pattern.compile('x').matcher('y'); r = m.group(0);", '!System.StringException: No match found'],
    ["Pattern.matches('[a-z]+@[a-z]+\\\\.com', 'me@home.com')", 'true'],
    ["'a1b2'.replaceAll('(?<l>[a-z])(?<d>\\\\d)', '${d}${l}')", '1a2b'],
    ["'x.y.z'.split('\\\\.', 2)", '(x, y.z)'],
    ["Pattern.compile(',').split('a,b,,c,,', 3)", '(a, b, ,c,,)'],
    ["Pattern.quote('a.b') + 'a.b'.replaceAll(Pattern.quote('.'), '-')", '\\Qa.b\\Ea-b'],
    ["'tel: 555-1234'.replaceAll('\\\\D', '')", '5551234'],
    ["'<p>x</p>'.replaceAll('<[^>]+>', '')", 'x'],
    ['System.now() <= Datetime.now() && System.today() == Date.today() && System.currentTimeMillis() > 0', 'true'],
    [
        "System.isBatch() + ',' + System.isFuture() + ',' + System.isQueueable() + ',' + System.isScheduled() + ',' + Test.isRunningTest()",
        'false,false,false,false,true'
    ],
    [
        "Version v = new Version(1, 2); r = v.major() + '.' + v.minor() + ',' + v.compareTo(new Version(1, 3));",
        '1.2,-1'
    ],
    [
        "UUID u = UUID.fromString('f81d4fae-7dec-11d0-a765-00a0c91e6bf6'); r = u;",
        'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
    ],
    ['UUID.randomUUID().toString().substring(14, 15)', '4'],
    ['TriggerOperation.BEFORE_INSERT', 'BEFORE_INSERT'],
    ['AccessLevel.USER_MODE != null', 'true']
]);
