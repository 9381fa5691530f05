import { cases } from '../testing/harness.ts';

/* What public projects depend on, whose authors run it in orgs: apex-trigger-actions-framework (a checkbox is never null), apex-commons (a Double as a Decimal), soql-lib (names of types), apex-rollup (fields as text), NPSP (overloads by the keys of a map, custom settings of a user), EDA (prefixes of a project's objects, a static method for an interface's), salesforce-trailhead (a whole number in a field is a Decimal), soql-lib (String.format asks each argument once), ApexTestKit (numbers of an Object that is text, decimals of a Long, dates in JSON), apex-http-request-builder (the document of a body), sirono-common (a Comparator of Objects, a Date cast to a Datetime), R.apex (a field beside a class of its name, an outer method beside an inherited one), Pack.apex (any text as a locale), apex-json-path (what follows JSON), apex-json-serialization (a large Double as a Decimal). J: BigDecimal.valueOf. */

cases(
    'fields without a schema, exceptions with a message of their own, types by name (P)',
    [
        [
            "(Foo__c.getInstance(UserInfo.getUserId()) != null) + ',' + (Foo__c.getInstance(UserInfo.getProfileId()) != null) + ',' + Foo__c.getInstance('name')",
            'true,true,null'
        ],
        ['byKey(new Map<String, String>()) + byKey(new Map<Id, String>())', 'textid'],

        [
            "Foo__c.SObjectType.getDescribe().getKeyPrefix().startsWith('a') && Foo__c.SObjectType.getDescribe().getKeyPrefix() != Bar__c.SObjectType.getDescribe().getKeyPrefix()",
            'true'
        ],
        [
            "Id i = Bar__c.SObjectType.getDescribe().getKeyPrefix() + '000000000001'; r = i.getSObjectType() + '' + i.to15().length();",
            'Bar__c15'
        ],
        ['((HasInstance) new Single()).getInstance()', 'the only one'],
        ['Foo__c f = new Foo__c(Hours__c = 5); r = f.Hours__c.intValue() + f.Hours__c.setScale(1);', '10.0'],

        ["Long.valueOf('123.90') + ',' + JSON.deserialize('\"2018-8-28\"', Date.class)", '123,2018-08-28 00:00:00'],
        [
            "try { Object o = JSON.deserialize('\"2018-08-28T14:24:22Z\"', Date.class); r = 'read'; } catch (JSONException e) { r = 'refused'; }",
            'refused'
        ],

        [
            "Integer.valueOf((Object) '123.90') + ',' + Integer.valueOf((Object) 12.5) + ',' + Double.valueOf((Object) '1.5')",
            '123,12,1.5'
        ],
        ["Integer.valueOf((Object) 'abc')", '!System.TypeException: Invalid integer: abc'],
        [
            "try { Object o = Datetime.now(); Integer i = Integer.valueOf(o); } catch (TypeException e) { r = 'caught'; }",
            'caught'
        ],
        [
            "String.format('{1}{0}{0}', new List<Counted>{ new Counted(), new Counted(), new Counted() }) + count",
            '2113'
        ],

        [
            "Dom.Document d = new Dom.Document(); d.createRootElement('a', null, null); HttpRequest q = new HttpRequest(); q.setBodyDocument(d); r = (q.getBodyDocument() == d) + '' + q.getBody().contains('<a'); q.setBody('<b/>'); r = r + q.getBodyDocument().getRootElement().getName();",
            'truetrueb'
        ],

        ['Object o = Date.newInstance(2024,1,1); r = ((Datetime) o).getTime();', '1704067200000'],

        ["List<String> l = new List<String>{ 'a', 'c', 'b' }; l.sort(new Reverse()); r = l;", '(c, b, a)'],

        ['CasesTest.pair.run(1) + new CasesTest.Pair().a', 'ran11'],
        ['new Inner().go() + new Inner()', 'own5base'],
        ["'ABC'.toLowerCase('no locale at all') + 'abc'.toUpperCase('')", 'abcABC'],
        ["((Map<String, Object>) JSON.deserializeUntyped('{\"a\":1}} and more')).get('a')", '1'],
        [
            "Double d = 2.5; d = Math.pow(d, 700); Decimal e = Decimal.valueOf(d); r = (d == e) + ',' + new Set<Object>{ d, e }.size();",
            'true,1'
        ],

        ['try { throw new Own(); } catch (Exception e) { r = e.getMessage(); }', 'own'],
        ["try { throw new Ext(5, 'why'); } catch (Exception e) { r = e.getMessage(); }", '5: why'],
        ['Foo__mdt m = new Foo__mdt(); r = m.Flag__c ? 1 : 2;', '2'],
        ["Foo__c m = new Foo__c(); if (!m.Flag__c && !(m.Other__c || m.Third__c)) { r = 'off'; }", 'off'],
        ['Foo__c m = new Foo__c(); r = asBoolean(m.Flag__c);', 'false'],
        ['Foo__c m = new Foo__c(); Boolean b = m.Flag__c; r = b;', 'false'],
        [
            "Foo__c m = new Foo__c(); r = (m.Flag__c == false) + ',' + (true == m.Flag__c) + ',' + (m.Name == null);",
            'true,false,true'
        ],
        ['Foo__c m = new Foo__c(Flag__c = true); r = m.Flag__c && m.Flag__c == true;', 'true'],
        ["Double d = 4.0; r = '' + (Decimal) (Object) d;", '4.0'],
        ['Double d = 4; Decimal e = d; r = e;', '4.0'],
        ["Decimal.valueOf(Double.valueOf('1e10'))", '1.0E+10'],
        ['Double d = 2; Decimal e = 1.5; r = d * e;', '3.00'],
        ["Double d = 1234.5; r = d.format() + ' ' + Math.round(d) + ' ' + d.intValue();", '1,234.5 1234 1234'],
        ['Double d = 0.1; Decimal e = d; r = e + 0.2;', '0.3'],
        ["Type.forName('List<Schema.Account >').newInstance() instanceof List<Account>", 'true'],
        ["Type.forName('Schema.Foo__c').getName()", 'Foo__c'],
        ["Type.forName('Schema.Nope__c')", 'null'],
        ['Foo__c f = new Foo__c(); String s = f.A__c + f.B__c; r = s;', 'nullnull'],
        ["Foo__c f = new Foo__c(A__c = 'x'); String s = f.A__c + f.B__c + f.A__c; r = s;", 'xnullx'],
        ['Foo__c f = new Foo__c(A__c = 1, B__c = 2); r = f.A__c + f.B__c;', '3'],
        ['Foo__c f = new Foo__c(A__c = 1); r = asText(f.B__c + f.C__c);', 'nullnull']
    ],
    `
 static Integer count = 0;
 public class Counted { public override String toString() { count++; return '' + count; } }
 public interface HasInstance { String getInstance(); }
 public class Single implements HasInstance { public static String getInstance() { return 'the only one'; } }
 static String byKey(Map<Id, Object> m) { return 'id'; } static String byKey(Map<String, Object> m) { return 'text'; }
 public class Reverse implements Comparator<Object> { public Integer compare(Object a, Object b) { return ((String) b).compareTo((String) a); } }
 public class Func { public String run(Integer a) { return 'ran' + a; } }
 public class Pair { public Integer a = 1; }
 public static Func pair = new Func();
 static String toString(Object o) { return 'own' + o; }
 public virtual class Base { public virtual override String toString() { return 'base'; } }
 public class Inner extends Base { public String go() { return toString(5); } }
 public class Own extends Exception { public override String getMessage() { return 'own'; } }
 public class Ext extends Exception { Integer code; public Ext(Integer c, String m) { this(m); code = c; } public override String getMessage() { return code + ': ' + super.getMessage(); } }
 static String asText(String s) { return s; }
 static Boolean asBoolean(Boolean b) { return b; }
`
);
