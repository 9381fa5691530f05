import { cases } from '../testing/harness.ts';

/*
 * Types as values, exceptions, fields of records, null.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases(
    'types and exceptions (P: NebulaLogger, apex-mockery, apex-fp)',
    [
        ['Account.SObjectType == Account.SObjectType', 'true'],
        ["Type.forName('List<Integer>').newInstance()", '()'],
        ['Account.class.newInstance()', 'Account:{}'],
        [
            '((SObject) JSON.deserialize(\'{"attributes":{"type":"User"},"Id":"005000000000001AAA"}\', SObject.class)).getSObjectType()',
            'User'
        ],
        ["Object s = new List<String>{'a'}; r = s instanceof List<Id>;", 'false'],
        ['System.IllegalArgumentException.class.getName()', 'System.IllegalArgumentException'],
        ["Type.forName('List').isAssignableFrom(Type.forName('List<Object>'))", 'true'],
        [
            "Object o = (Id) '001000000000001AAA'; try { Date d = (Date) o; } catch (TypeException e) { r = e.getMessage(); }",
            'Invalid conversion from runtime type Id to Date'
        ],
        ["Object a = 'STR'; r = a.equals('str');", 'true'],
        ["'' + new IllegalArgumentException('q')", 'IllegalArgumentException:[]: q'],
        ["new Opportunity().get('!')", '!System.SObjectException: Invalid field ! for Opportunity'],
        ['void.class', 'void'],
        ["MyEx e = new MyEx('x'); r = e.getLineNumber() > 0;", 'true'],
        ['LoggingLevel.WARN.ordinal() > LoggingLevel.INFO.ordinal()', 'true'],
        ['LoggingLevel.values()', '(NONE, INTERNAL, FINEST, FINER, FINE, DEBUG, INFO, WARN, ERROR)'],
        ['Schema.Account.SObjectType.getDescribe().getName()', 'Account'],
        ['Schema.SObjectType.Account.getName()', 'Account'],
        ['Account.SObjectType.getDescribe().getKeyPrefix()', '001'],
        ['Map<String,Object>.class.getName()', 'Map<String,ANY>'],
        ["Exception e = new MyEx('x'); r = '' + e;", 'MyEx:[]: x'],
        ["try { throw new MyEx('x'); } catch (Exception e) { r = '' + e; }", 'CasesTest.MyEx: x'],
        [
            "try { throw new IllegalArgumentException('x'); } catch (Exception e) { r = '' + e; }",
            'System.IllegalArgumentException: x'
        ],
        ["MyEx e = new MyEx('x'); r = e.getStackTraceString().startsWith('Class.CasesTest.case');", 'true'],
        ["IllegalArgumentException e = new IllegalArgumentException('x'); r = e.getLineNumber() > 0;", 'true'],
        ['CasesTest.MyEx.class.getName()', 'CasesTest.MyEx'],
        ['DmlException.class.getName()', 'System.DmlException'],
        ['((Exception) MyEx.class.newInstance()).getMessage()', 'Script-thrown exception'],
        ['List<Object>.class.getName()', 'List<ANY>'],
        ['Map<String, List<Object>>.class.getName()', 'Map<String,List<ANY>>'],
        ["Type.forName('Map<String, Account>').newInstance()", '{}'],
        ["Type.forName('Set<Id>').newInstance()", '{}'],
        ["Type.forName('CasesTest.K') != null && Type.forName('CasesTest.Nope') == null", 'true'],
        ["Type.forName('List<Nope>')", 'null'],
        ["Type.forName('Map').isAssignableFrom(Type.forName('Map<String,String>'))", 'true'],
        ['Object.class.isAssignableFrom(String.class)', 'true'],
        ['String.class.isAssignableFrom(Id.class)', 'true'],
        ['Exception.class.isAssignableFrom(MyEx.class)', 'true'],
        ["new Account().get('a b')", '!System.SObjectException: Invalid field a b for Account'],
        ["new Account().get('')", '!System.SObjectException: Invalid field  for Account'],
        ["new Account().put('9x', 1)", '!System.SObjectException: Invalid field 9x for Account'],
        ["new Account(Name='x').get('name')", 'x']
    ],
    `    public class MyEx extends Exception {}
    public class Helper { public String go() { return 'inner'; } }
    public class K { String k; public K(String k) { this.k = k; } public Boolean equals(Object o) { return o instanceof K && ((K) o).k == k; } public override Integer hashCode() { return k.hashCode(); } }`
);

cases('null where a value is wanted (D; J)', [
    ["String s; r = 'a'.contains(s);", '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'a'.startsWithIgnoreCase(s);", '!System.NullPointerException: Argument cannot be null.'],
    ["Integer i; r = 'abc'.left(i);", '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'abc'.split(s);", '!System.NullPointerException: Argument cannot be null.'],
    ["Integer i; r = 'abc'.substring(i);", '!System.NullPointerException: Argument cannot be null.'],
    ['String s; r = Pattern.compile(s);', '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = Pattern.compile('a').matcher(s);", '!System.NullPointerException: Argument cannot be null.'],
    ['Blob b; r = EncodingUtil.base64Encode(b);', '!System.NullPointerException: Argument cannot be null.'],
    ['String s; r = JSON.deserializeUntyped(s);', '!System.NullPointerException: Argument cannot be null.'],
    ['Integer i; r = Math.max(i, 1);', '!System.NullPointerException: Argument cannot be null.'],
    ['Decimal d = 1; Integer i; r = d.setScale(i);', '!System.NullPointerException: Argument cannot be null.'],
    ['Date d = Date.today(); Integer i; r = d.addDays(i);', '!System.NullPointerException: Argument cannot be null.'],
    [
        'List<Integer> l = new List<Integer>(); List<Integer> n; l.addAll(n);',
        '!System.NullPointerException: Argument cannot be null.'
    ],
    ["List<String> l; r = String.join(l, ',');", '!System.NullPointerException: Argument cannot be null.'],
    [
        "HttpRequest q = new HttpRequest(); q.setHeader(null, 'x');",
        '!System.NullPointerException: Argument 1 cannot be null'
    ],
    ["String s; r = s?.contains('a');", 'null'],
    ["String s; r = String.isBlank(s) + ',' + String.isEmpty(s);", 'true,true'],
    ["String s; r = 'a'.equalsIgnoreCase(s);", 'false'],
    ['String s; r = Date.valueOf(s);', '!System.NullPointerException: Argument cannot be null.'],
    ['String s; r = Integer.valueOf(s);', '!System.NullPointerException: Argument cannot be null.'],
    [
        'Set<String> s = new Set<String>(); s.addAll((List<String>) null);',
        '!System.NullPointerException: Argument cannot be null.'
    ],
    ['URL u = new URL((String) null);', '!System.NullPointerException: Argument cannot be null.'],
    ['UUID u = UUID.fromString(null);', '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'a'.replace('a', s);", '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'abc'.indexOf(s);", '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'abc'.compareTo(s);", '!System.NullPointerException: Argument cannot be null.'],
    ["String s; r = 'a' + s;", 'anull'],
    ["String s; r = 'a'.removeStart(s);", 'a'],
    ["String s; r = 'a'.countMatches(s);", '!System.NullPointerException: Argument cannot be null.'],
    ['Map<String,Integer> m = new Map<String,Integer>(); m.put(null, 1); r = m.get(null);', '1']
]);

cases('System.runAs takes a user who is in no database (D: runAs), and the org is what it is told to be', [
    [
        "User u = new User(Username = 'eve@x.example', FirstName = 'Eve', LastName = 'Doe'); System.runAs(u) { r = UserInfo.getUserName() + ',' + UserInfo.getName() + ',' + (UserInfo.getUserId() == u.Id); } r = r + ',' + UserInfo.getFirstName();",
        'eve@x.example,Eve Doe,true,Ada'
    ],
    [
        "User u = new User(Username = 'eve@x.example'); try { System.runAs(u) { throw new IllegalArgumentException('x'); } } catch (IllegalArgumentException e) { r = UserInfo.getFirstName(); }",
        'Ada'
    ],
    ["new Account().put('CreatedDate', Datetime.now())", '!System.SObjectException: Field CreatedDate is not editable'],
    ['Account a = new Account(); r = a.Contacts.size();', '0'],
    ["Type.forName('List<ANY>') == List<Object>.class", 'true']
]);
