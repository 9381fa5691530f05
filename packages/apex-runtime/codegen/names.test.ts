import { cases } from '../testing/harness.ts';

/*
 * Which class a name means, what an Id is, and which method runs.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases(
    "System.X is the platform's, X alone the project's (P: NebulaLogger)",
    [
        ['Assert.areEqual(1, 1)', 'own'],
        ["System.Assert.areEqual(1, 1); r = 'ok';", 'ok'],
        ['System.JSON.serialize(1)', '1'],
        ['JSON.serialize(1)', 'own'],
        ["Type t = Type.forName('x'); r = t.v;", 'own'],
        ["System.Type t = System.Type.forName('Account'); r = t.getName();", 'Account'],
        ['System.Type t = Account.class; r = t;', 'Account'],
        [
            "try { throw new System.CalloutException('p'); } catch (CalloutException e) { r = 'own'; } catch (System.CalloutException e) { r = 'platform ' + e.getTypeName(); }",
            'platform System.CalloutException'
        ],
        [
            "try { throw new CalloutException('p'); } catch (System.CalloutException e) { r = 'platform'; } catch (CalloutException e) { r = e.own() + ' ' + e.getTypeName(); }",
            'own CalloutException'
        ],
        ["new CalloutException('p')", 'CalloutException:[]: p'],
        ["System.Type.forName('Assert').getName()", 'Assert'],
        ['Object o = new Assert(); r = o;', 'Assert:[]'],
        [
            'Object o = new Assert(); try { Date d = (Date) o; } catch (TypeException e) { r = e.getMessage(); }',
            'Invalid conversion from runtime type Assert to Date'
        ]
    ],
    '',
    {
        Assert: "public class Assert { public static String areEqual(Integer a, Integer b) { return 'own'; } public static String who() { return 'own'; } }",
        CalloutException: "public class CalloutException extends Exception { public String own() { return 'own'; } }",
        JSON: "public class JSON { public static String serialize(Object o) { return 'own'; } }",
        Type: "public class Type { public String v = 'own'; public static Type forName(String s) { return new Type(); } }"
    }
);

cases(
    'an Id is no String (D: Id; P: apex-mockery)',
    [
        ["Object o = (Id) '001000000000001AAA'; r = o instanceof Id;", 'true'],
        ["Object o = (Id) '001000000000001AAA'; Id i = (Id) o; r = i;", '001000000000001AAA'],
        ["Object o = (Id) '001000000000001AAA'; String i = (String) o; r = i;", '001000000000001AAA'],
        ["Object o = (Id) '001000000000001AAA'; r = String.valueOf(o);", '001000000000001AAA'],
        ["Object o = (Id) '001000000000001AAA'; r = 'x' + o;", 'x001000000000001AAA'],
        ["Object o = (Id) '001000000000001AAA'; r = o == '001000000000001AAA';", 'true'],
        ["Object o = (Id) '001000000000001AAA'; r = JSON.serialize(o);", '"001000000000001AAA"'],
        ["Id i = '001000000000001AAA'; r = new Map<String, Object>{ 'i' => i };", '{i=001000000000001AAA}'],
        [
            "Id i = '001000000000001AAA'; Map<String, Object> m = new Map<String, Object>{ 'i' => i }; r = m.get('i') instanceof Id;",
            'true'
        ],
        ["Id i = '001000000000001AAA'; r = over(i);", '3'],
        ["Id i = '001000000000001AAA'; Set<Id> s = new Set<Id>{ '001000000000001' }; r = s.contains(i);", 'true'],
        ["Map<Id, String> m = new Map<Id, String>{ '001000000000001' => 'a' }; r = m.get('001000000000001AAA');", 'a'],
        ["Account a = new Account(Id = '001000000000001'); r = a.Id;", '001000000000001AAA'],
        ["Account a = new Account(Id = '001000000000001'); r = a.get('Id') instanceof Id;", 'true'],
        ["Account a = new Account(); a.Id = 'nope';", '!System.StringException: Invalid id: nope'],
        [
            "Account a = new Account(Id = '001000000000001AAA'); Map<Id, Account> m = new Map<Id, Account>(new List<Account>{ a }); r = m.keySet();",
            '{001000000000001AAA}'
        ],
        ['Id i; r = i == null;', 'true'],
        ["Id i = '001000000000001AAA'; r = i != null && i == '001000000000001AAA';", 'true'],
        ["Id i = '001000000000001AAA'; r = i.equals('001000000000001');", 'true'],
        ["Id i = '001000000000001AAA'; String s = i; r = s.length();", '18'],
        ["Id i = '001000000000001AAA'; r = i.getSObjectType();", 'Account'],
        [
            'IdHolder h = (IdHolder) JSON.deserialize(\'{"i":"001000000000001"}\', IdHolder.class); r = h.i;',
            '001000000000001AAA'
        ],
        [
            'try { JSON.deserialize(\'{"i":"nope"}\', IdHolder.class); r = \'none\'; } catch (Exception e) { r = e.getTypeName(); }',
            'System.JSONException'
        ],
        ["Object s = new Set<Id>{ '001000000000001AAA' }; r = s instanceof Set<String>;", 'false'],
        ['Object s = new Map<Id, String>(); r = s instanceof Map<String, String>;', 'false'],
        ['Object s = new List<Account>(); r = s instanceof List<SObject>;', 'true'],
        ['Object s = new Set<String>(); r = s instanceof Set<Object>;', 'false'],
        ['Object s = new List<String>(); r = s instanceof List<Object>;', 'true']
    ],
    `    public class IdHolder { public Id i; public String s; public Integer n; public Date d; public Datetime t; public Decimal x; public List<String> l; public Map<String, Integer> m; public Set<Id> ids; public transient String tr; }
    static Integer over(Object o) { return 1; } static Integer over(String s) { return 2; } static Integer over(Id i) { return 3; }`
);

cases(
    'private methods are not overridden (D, S 425453: API version 61)',
    [
        ['new PB().two()', '1'],
        ['new PB().own()', 'B'],
        ['new PB().vv()', 'vb']
    ],
    `    public virtual class PA { private String s() { return 'A'; } public String call() { return s(); } private Integer n(Integer i) { return i; } public Integer two() { return n(1); } protected virtual String v() { return 'va'; } public String vv() { return v(); } }
    public class PB extends PA { private String s() { return 'B'; } public String own() { return s(); } public Integer n(Integer i) { return 10; } protected override String v() { return 'vb'; } }`
);

cases(
    'two types that are written alike are two',
    [
        ['over(new Outer.Inner()) + over(new Outer_Inner())', '12'],
        ['over(new List<Outer.Inner>()) + over(new List<Outer_Inner>())', '34']
    ],
    `static String over(Outer.Inner i) { return '1'; } static String over(Outer_Inner i) { return '2'; }
    static String over(List<Outer.Inner> i) { return '3'; } static String over(List<Outer_Inner> i) { return '4'; }`,
    { Outer: 'public class Outer { public class Inner { } }', Outer_Inner: 'public class Outer_Inner { }' }
);
