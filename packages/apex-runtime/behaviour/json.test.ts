import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createApexRuntime } from '../index.ts';
import { cases, EMPTY_ORG } from '../testing/harness.ts';

/* JSON. D: documentation of JSON, JSONGenerator, JSONParser, J: Jackson 1.9, P: NebulaLogger (the address of a record), a public class that looks for “Unknown field: …”. */

/** What stands in the class around each line. */
const MEMBERS = `
 public class Item { public Integer id; public String name; public Decimal price; public Date day; public Datetime at; public Time tm; public Boolean ok; public Long big; public Double dbl; public Blob data; public List<Item> kids; public Set<String> tags; public Map<String, Integer> counts; public Map<Integer, String> byNumber; public Season season; public Id ref; public Account acc; public SObject rec; private String hidden; public String prop { get; private set; } public transient String tr; public final Integer fin; public static String stat = 's'; }
 public enum Season { WINTER, SUMMER }
 public virtual class Base { public String a = 'A'; private String pa = 'P'; }
 public class Derived extends Base { public String b = 'B'; }
 public class NoArg { public Integer x; public NoArg(Integer x) { this.x = x; } }
 public abstract class Abs { public Integer y; }
 public interface Face { }
 public class HasFace { public Face f; }
 public class Node { public Node next; public String n; public Node(String n) { this.n = n; } }
 public class Gen { public List<List<Integer>> grid; public Map<String, List<Item>> groups; }
 public class Outer { public Inner i; }
 public class Inner { public String v; }
 static Item parse(String s) { return (Item) JSON.deserialize(s, Item.class); }
 static String mk() { return JSON.serialize(new Derived()); }
`;

// D: a map is serializable only with keys of these types, and no exception is from API version 63 on (release notes).
cases(
    'what JSON has not (D)',
    [
        [
            'JSON.serialize(new Map<NoArg, Integer>{new NoArg(1) => 1})',
            '!System.JSONException: Apex Type unsupported in JSON: CasesTest.NoArg'
        ],
        [
            'JSON.serialize(new Map<Account, Integer>{new Account() => 1})',
            '!System.JSONException: Apex Type unsupported in JSON: Account'
        ],
        [
            "JSON.serialize(new Map<Blob, Integer>{Blob.valueOf('x') => 1})",
            '!System.JSONException: Apex Type unsupported in JSON: Blob'
        ],
        [
            "JSON.serialize(new List<Object>{new Map<List<String>, Integer>{new List<String>{'x'} => 1}})",
            '!System.JSONException: Apex Type unsupported in JSON: List<String>'
        ],
        [
            'JSON.serialize(new Map<Season, Integer>{Season.WINTER => 1}) + JSON.serialize(new Map<Object, Integer>{2 => 1})',
            '{"WINTER":1}{"2":1}'
        ],
        ["JSON.serialize(new Failure('x'))", '!System.JSONException: Type unsupported in JSON: CasesTest.Failure'],
        [
            "JSON.serialize(new List<Object>{new CalloutException('x')})",
            '!System.JSONException: Type unsupported in JSON: System.CalloutException'
        ]
    ],
    `${MEMBERS}
 public class Failure extends Exception {}`
);

it('an exception of API version 62 is an object in JSON', async () => {
    const text = `@IsTest class OldTest { class Failure extends Exception { Integer code = 5; }
        @IsTest static void writes() { Assert.areEqual('{"code":5}', JSON.serialize(new Failure('x'))); } }`;
    const runtime = createApexRuntime([{ path: 'OldTest.cls', text, apiVersion: 62 }], EMPTY_ORG);
    try {
        const { results } = await runtime.runTests();
        assert.deepEqual(
            results.map(({ failure }) => failure?.message),
            [undefined]
        );
    } finally {
        await runtime.close();
    }
});

cases(
    'JSON into objects (D)',
    [
        ['parse(\'{"tm":"03:04:05.006Z"}\').tm', '03:04:05.006Z'],
        ['parse(\'{"big":12345678901}\').big', '12345678901'],
        ['parse(\'{"dbl":1}\').dbl', '1.0'],
        ['parse(\'{"dbl":1e3}\').dbl', '1000.0'],
        ['parse(\'{"ok":true}\').ok', 'true'],
        ['parse(\'{"ok":"true"}\').ok', 'true'],
        ['parse(\'{"data":"aGk="}\').data.toString()', 'hi'],
        ['parse(\'{"tags":["b","a","b"]}\').tags', '{b, a}'],
        ['parse(\'{"byNumber":{"1":"x"}}\').byNumber.get(1)', 'x'],
        ['parse(\'{"kids":[{"id":1},{"id":2,"kids":[]}]}\').kids[1].kids.size()', '0'],
        ['parse(\'{"kids":null}\').kids', 'null'],
        ['parse(\'{"prop":"p"}\').prop', 'p'],
        ['parse(\'{"hidden":"h"}\').hidden', 'h'],
        ['parse(\'{"acc":{"Name":"A","Industry":"I"}}\').acc.Industry', 'I'],
        ['parse(\'{"season":null}\').season', 'null'],
        ['parse(\'{"name":true}\').name', 'true'],
        ['parse(\'{"at":"2024-01-02T10:00:00+02:00"}\').at', '2024-01-02 08:00:00'],
        ['parse(\'{"at":"2024-01-02T10:00:00.123Z"}\').at.millisecond()', '123'],
        ['parse(\'{"price":"12.50"}\').price', '12.50'],
        ['parse(\'{"name":"a\\\\u00e9\\\\n\\\\/\\\\ud83d\\\\ude00"}\').name', 'aé\n/😀'],
        ['parse(\' \\n{ "id" : 1 , "name" : "x" } \').name', 'x'],
        ['((Item) JSON.deserializeStrict(\'{"id":1}\', Item.class)).id', '1'],
        ['JSON.deserialize(\'{"x":1}\', NoArg.class) instanceof NoArg', 'true'],
        ['((NoArg) JSON.deserialize(\'{"x":7}\', NoArg.class)).x', '7'],
        ['((Derived) JSON.deserialize(\'{"a":"1","b":"2"}\', Derived.class)).a', '1'],
        ['((Gen) JSON.deserialize(\'{"grid":[[1,2],[3]],"groups":{"g":[{"id":1}]}}\', Gen.class)).grid[1][0]', '3'],
        [
            '((Gen) JSON.deserialize(\'{"grid":[[1,2],[3]],"groups":{"g":[{"id":9}]}}\', Gen.class)).groups.get(\'g\')[0].id',
            '9'
        ],
        ['((Outer) JSON.deserialize(\'{"i":{"v":"x"}}\', Outer.class)).i.v', 'x'],
        ["(Integer) JSON.deserialize('5', Integer.class) + 1", '6'],
        ["(Boolean) JSON.deserialize('true', Boolean.class)", 'true'],
        ['(Date) JSON.deserialize(\'"2024-01-02"\', Date.class)', '2024-01-02 00:00:00'],
        ['((Datetime) JSON.deserialize(\'"2024-01-02T03:04:05Z"\', Datetime.class)).getTime()', '1704164645000'],
        ["((Set<Integer>) JSON.deserialize('[1,1,2]', Set<Integer>.class)).size()", '2'],
        ['((List<Account>) JSON.deserialize(\'[{"Name":"A"},{"Name":"B"}]\', List<Account>.class))[1].Name', 'B'],
        [
            'List<Item> l = (List<Item>) JSON.deserialize(\'[{"id":1}]\', List<Item>.class); r = JSON.serialize(l[0], true);',
            '{"id":1}'
        ]
    ],
    MEMBERS
);

cases(
    'untyped, written, and piece by piece (D; J)',
    [
        [
            'JSON.deserializeUntyped(\'{"a":1,\')',
            '!System.JSONException: Unexpected end-of-input within/between OBJECT entries at [line:1, column:15]'
        ],
        [
            'JSON.deserializeUntyped(\'{"a":\')',
            '!System.JSONException: Unexpected end-of-input within/between OBJECT entries at [line:1, column:11]'
        ],
        [
            "JSON.deserializeUntyped('{\"a')",
            "!System.JSONException: Unexpected end-of-input: was expecting closing '\"' for name at [line:1, column:7]"
        ],
        [
            "JSON.deserializeUntyped('[\"abc')",
            '!System.JSONException: Unexpected end-of-input: was expecting closing quote for a string value at [line:1, column:11]'
        ],
        [
            "JSON.deserializeUntyped('[1')",
            '!System.JSONException: Unexpected end-of-input: expected close marker for ARRAY (from [line:1, column:0]) at [line:1, column:5]'
        ],
        [
            'JSON.deserializeUntyped(\'"a\\tb"\')',
            '!System.JSONException: Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value at [line:1, column:4]'
        ],
        [
            "JSONParser p = JSON.createParser('[1,'); p.nextToken(); p.nextToken(); p.nextToken();",
            '!System.JSONException: Unexpected end-of-input within/between ARRAY entries at [line:1, column:7]'
        ],

        [
            'Map<String, Object> m = (Map<String, Object>) JSON.deserializeUntyped(\'{"a":1,"a":2}\'); r = m.get(\'a\');',
            '2'
        ],
        ["JSON.deserializeUntyped('1.0') instanceof Decimal", 'true'],
        ['JSON.deserializeUntyped(\'"2024-01-02"\') instanceof String', 'true'],
        ["JSON.deserializeUntyped('-5')", '-5'],
        ["JSON.deserializeUntyped('true')", 'true'],
        ["JSON.deserializeUntyped('null')", 'null'],
        ["JSON.deserializeUntyped('[]')", '()'],
        [
            'JSON.deserializeUntyped(\'{"a":1,}\')',
            "!System.JSONException: Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:9]"
        ],
        ["JSON.serialize(new Map<Integer, String>{ 1 => 'a' })", '{"1":"a"}'],
        ['JSON.serialize(new Map<Season, Integer>{ Season.SUMMER => 1 })', '{"SUMMER":1}'],
        ['JSON.serialize(new Set<Integer>{ 2, 1 })', '[2,1]'],
        ['JSON.serialize(5L) + JSON.serialize(1.0) + JSON.serialize(true)', '51.0true'],
        ['Double d = 1; r = JSON.serialize(d);', '1.0'],
        ['Double d = 12345678.9; r = JSON.serialize(d);', '1.23456789E7'],
        ['JSON.serialize(Time.newInstance(3, 4, 5, 6))', '"03:04:05.006Z"'],
        [
            "JSON.serialize(new Account(Name = 'A', NumberOfEmployees = 5))",
            '{"attributes":{"type":"Account"},"Name":"A","NumberOfEmployees":5}'
        ],
        [
            "JSON.serialize(new List<Account>{ new Account(Name = 'A') })",
            '[{"attributes":{"type":"Account"},"Name":"A"}]'
        ],
        ['JSON.serialize(new Inner())', '{"v":null}'],
        ["JSON.serialize(new List<Object>{ 1, 'a', null, true, 1.5 })", '[1,"a",null,true,1.5]'],
        ["JSON.serialize('a\\tb\\\\c</')", '"a\\tb\\\\c</"'],
        ["JSON.serialize('\\b\\f\\r')", '"\\b\\f\\r"'],
        ['JSON.serializePretty(new Inner())', '{\n  "v" : null\n}'],
        ['JSON.serializePretty(new List<Integer>())', '[ ]'],
        ['JSON.serializePretty(new Map<String, Integer>())', '{ }'],
        [
            "JSON.serializePretty(new List<Object>{ 1, new List<Integer>{ 2 }, new Map<String, Integer>{ 'a' => 1 } })",
            '[ 1, [ 2 ], {\n  "a" : 1\n} ]'
        ],
        [
            "JSONGenerator g = JSON.createGenerator(true); g.writeStartObject(); g.writeStringField('a', 'b'); g.writeFieldName('l'); g.writeStartArray(); g.writeEndArray(); g.writeEndObject(); r = g.getAsString();",
            '{\n  "a" : "b",\n  "l" : [ ]\n}'
        ],
        [
            "JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeDateField('d', Date.newInstance(2024,1,2)); g.writeDateTimeField('t', Datetime.newInstanceGmt(2024,1,2,3,4,5)); g.writeTimeField('m', Time.newInstance(1,2,3,4)); g.writeBooleanField('b', true); g.writeIdField('i', '001000000000001AAA'); g.writeBlobField('x', Blob.valueOf('hi')); g.writeNumberField('l', 5L); g.writeEndObject(); r = g.getAsString();",
            '{"d":"2024-01-02","t":"2024-01-02T03:04:05.000Z","m":"01:02:03.004Z","b":true,"i":"001000000000001AAA","x":"aGk=","l":5}'
        ],
        [
            'JSONGenerator g = JSON.createGenerator(false); g.writeStartArray(); g.writeObject(new Inner()); g.writeNull(); g.writeBoolean(false); g.writeEndArray(); r = g.getAsString();',
            '[{"v":null},null,false]'
        ],
        [
            "JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeObjectField('o', new List<Integer>{1}); g.writeEndObject(); g.close(); r = g.isClosed();",
            'true'
        ],
        [
            'JSONParser p = JSON.createParser(\'{"d":"2024-01-02","t":"2024-01-02T03:04:05Z","m":"01:02:03.004Z","i":"001000000000001AAA","x":"aGk=","b":true,"l":12345678901,"f":1.5}\'); List<Object> l = new List<Object>(); while (p.nextToken() != null) { if (p.getCurrentToken() == JSONToken.FIELD_NAME) { String n = p.getText(); p.nextToken(); if (n == \'d\') l.add(p.getDateValue()); if (n == \'t\') l.add(p.getDatetimeValue()); if (n == \'m\') l.add(p.getTimeValue()); if (n == \'i\') l.add(p.getIdValue()); if (n == \'x\') l.add(p.getBlobValue()); if (n == \'b\') l.add(p.getBooleanValue()); if (n == \'l\') l.add(p.getLongValue()); if (n == \'f\') l.add(p.getDoubleValue()); } } r = l;',
            '(2024-01-02 00:00:00, 2024-01-02 03:04:05, 01:02:03.004Z, 001000000000001AAA, Blob[2], true, 12345678901, 1.5)'
        ],
        [
            "JSONParser p = JSON.createParser('[1]'); p.nextToken(); p.nextToken(); r = p.getText() + p.getCurrentName();",
            '1null'
        ],
        ['JSON.createParser(\'[{"a":[1,2]},3]\').nextValue()', 'START_ARRAY'],
        [
            "Map<String, Item> m = new Map<String, Item>{ 'a' => new Item() }; m.get('a').name = 'n'; r = JSON.serialize(m, true);",
            '{"a":{"name":"n"}}'
        ],
        ['JSON.serialize(new Item()).contains(\'"stat"\') || JSON.serialize(new Item()).contains(\'"tr"\')', 'false'],
        [
            "JSON.serialize(new List<Map<String, Object>>{ new Map<String, Object>{ 'a' => new List<Object>{ new Map<String, Object>() } } })",
            '[{"a":[{}]}]'
        ]
    ],
    MEMBERS
);
