import { cases } from '../testing/harness.ts';

/* Values of the platform that a runtime in JavaScript gets wrong easily. D: documentation, J: java.util and java.math, P: public tests. */

cases('tokens and collections are equal by what they hold (P: ApexTestKit, apex-domainbuilder, apex-fp; D: equals)', [
    ['Account.SObjectType == Account.SObjectType && Account.Name == Account.NAME', 'true'],
    ["new Map<SObjectType, String>{ Account.SObjectType => 'a' }.get(Account.SObjectType)", 'a'],
    ['UUID u = UUID.randomUUID(); r = UUID.fromString(u.toString()) == u;', 'true'],
    ["UUID.fromString('nope')", '!System.IllegalArgumentException: Invalid UUID string: nope'],
    ["Object s = new Set<String>{ 'a' }; r = s instanceof Set<Id>;", 'false'],
    ["Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.keySet().remove('a'); r = m.size();", '0'],
    [
        "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; m.keySet().retainAll(new Set<String>{ 'b' }); r = m;",
        '{b=2}'
    ],
    [
        "Map<String, Integer> m = new Map<String, Integer>(); m.keySet().add('a');",
        '!System.FinalException: Collection is read-only'
    ],
    ["Type.forName('List<Integer>').newInstance()", '()'],
    ['Schema.Account.SObjectType.getDescribe().getKeyPrefix()', '001'],
    ['((CalloutException) CalloutException.class.newInstance()).getTypeName()', 'System.CalloutException']
]);

cases('text, numbers (D: operators, Decimal; J: BigDecimal, String)', [
    ["('a' < 'B') + ',' + ('b' > 'C') + ',' + ('A' >= 'a')", 'true,false,true'],
    ["','.split(',').size()", '0'],
    ['(12345.6789).format()', '12,345.679'],
    ['(1000.10).format()', '1,000.1'],
    ['Decimal d = 12345; r = d.setScale(-2);', '12300'],
    ["String.valueOf(Decimal.valueOf('0.0000001'))", '1E-7'],
    ["Decimal.valueOf('0.0000001').toPlainString()", '0.0000001'],
    ['Decimal d = 2; r = d.pow(-1);', '!System.MathException: Invalid operation'],
    ['Decimal d = 2; r = d.pow(10);', '1024'],
    ['Math.rint(2.5)', '2'],
    ["'a\\u00a0'.trim().length()", '2'],
    ["String.isBlank('\\u00a0')", 'false'],
    ["'abc'.replaceAll('\\\\p{L}+', 'x')", 'x'],
    ["Pattern.matches('(?m)abc', 'abc\\ndef')", 'false'],
    ["Matcher m = Pattern.compile('a(b)').matcher('ab'); m.matches(); r = m.start(1);", '1'],
    ["EncodingUtil.urlEncode('é', 'ISO-8859-1')", '%E9'],
    ["EncodingUtil.urlEncode(null, 'UTF-8')", '!System.NullPointerException: Argument cannot be null.'],
    [
        "Crypto.generateDigest('constructor', Blob.valueOf('a'))",
        '!System.SecurityException: Invalid algorithm constructor'
    ],
    ['LoggingLevel.WARN.ordinal() > LoggingLevel.INFO.ordinal()', 'true']
]);

cases('JSON (J: Jackson; D: JSON.serialize suppresses null in Apex objects only)', [
    ["JSON.serialize(new Map<String, Object>{ 'y' => null }, true)", '{"y":null}'],
    ["JSON.serialize('\\u001f')", '"\\u001F"'],
    [
        '((Map<String, Datetime>) JSON.deserialize(\'{"t":"2020-01-02T03:04:05"}\', Map<String, Datetime>.class)).get(\'t\').hourGmt()',
        '3'
    ],
    ["try { JSON.deserialize('\"NOPE\"', LoggingLevel.class); } catch (JSONException e) { r = 'caught'; }", 'caught']
]);

cases('dates and zones (J: SimpleDateFormat)', [
    ["Date.valueOf('2020-13-45')", '!System.TypeException: Invalid date: 2020-13-45'],
    [
        "Datetime.newInstanceGmt(2024, 1, 15, 12, 0, 0).format('yyyy-MM-dd HH:mm z Z XXX', 'America/New_York')",
        '2024-01-15 07:00 EST -0500 -05:00'
    ],
    ["Datetime.newInstanceGmt(2024, 7, 15, 12, 0, 0).format('HH:mm Z', 'Asia/Kolkata')", '17:30 +0530'],
    ["Datetime.newInstanceGmt(2024, 1, 15, 0, 0, 0).formatGmt('kk K G')", '24 0 AD']
]);
