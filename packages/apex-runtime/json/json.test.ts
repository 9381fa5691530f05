import { cases } from '../testing/harness.ts';

const MODEL = `public class Item { public Integer id; public String name; public Decimal price; public Boolean active; public Date day; public Datetime at; public List<String> tags; public Item parent; public Map<String, Integer> counts; public Size size; public Object anything; }
    public enum Size { SMALL, LARGE }
    public class Holder { public String shown; public transient String hidden; private String own = 'o'; public static String shared = 's'; public Integer computed { get { return 42; } } }
    static Item parse(String json) { return (Item) JSON.deserialize(json, Item.class); }`;

cases(
    'JSON.deserialize',
    [
        [`parse('{"id":1,"name":"a"}').name`, 'a'],
        [`parse('{"ID":1}').id`, '1'],
        [`parse('{"unknown":1}').id`, 'null'],
        [`parse('{"price":1.50}').price`, '1.50'],
        [`parse('{"id":"7"}').id`, '7'],
        [`parse('{"name":7}').name`, '7'],
        [`parse('{"tags":["a","b"]}').tags`, '(a, b)'],
        [`parse('{"parent":{"parent":{"id":3}}}').parent.parent.id`, '3'],
        [`parse('{"counts":{"x":1}}').counts.get('x')`, '1'],
        [`parse('{"size":"LARGE"}').size`, 'LARGE'],
        [`parse('{"day":"2024-02-29"}').day`, '2024-02-29 00:00:00'],
        [`parse('{"at":"2024-02-29T10:20:30Z"}').at`, '2024-02-29 10:20:30'],
        [`parse('{"at":"2024-02-29T10:20:30.000+0200"}').at`, '2024-02-29 08:20:30'],
        [`parse('null')`, 'null'],
        [`((List<Integer>) JSON.deserialize('[1,2]', List<Integer>.class)).size()`, '2'],
        [`((Map<String, Item>) JSON.deserialize('{"a":{"id":1}}', Map<String, Item>.class)).get('a').id`, '1'],
        [`(String) JSON.deserialize('"text"', String.class)`, 'text'],
        [`((Account) JSON.deserialize('{"Name":"A"}', Account.class)).Name`, 'A']
    ],
    MODEL
);

cases(
    'JSONException texts',
    [
        [`JSON.deserializeUntyped('')`, '!System.JSONException: No content to map to Object due to end of input'],
        [
            `JSON.deserializeUntyped('<html>')`,
            "!System.JSONException: Unexpected character ('<' (code 60)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:2]"
        ],
        [
            `JSON.deserializeUntyped('{a:1}')`,
            "!System.JSONException: Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]"
        ],
        [
            `JSON.deserializeUntyped('{"a" 1}')`,
            "!System.JSONException: Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at [line:1, column:7]"
        ],
        [
            `JSON.deserializeUntyped('{"a":1 "b":2}')`,
            `!System.JSONException: Unexpected character ('"' (code 34)): was expecting comma to separate OBJECT entries at [line:1, column:9]`
        ],
        [
            `JSON.deserializeUntyped('[1 2]')`,
            "!System.JSONException: Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]"
        ],
        [
            `JSON.deserializeUntyped('{"a":1')`,
            '!System.JSONException: Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:0]) at [line:1, column:13]'
        ],
        [
            `JSON.deserializeUntyped('nope')`,
            "!System.JSONException: Unrecognized token 'nope': was expecting 'null', 'true', 'false' or NaN at [line:1, column:9]"
        ],
        [
            `JSON.deserializeUntyped('not json')`,
            "!System.JSONException: Unrecognized token 'not': was expecting 'null', 'true', 'false' or NaN at [line:1, column:4]"
        ],
        [`parse('[]')`, "!System.JSONException: Malformed JSON: Expected '{' at the beginning of object"],
        [
            `JSON.deserialize('{}', List<Integer>.class)`,
            "!System.JSONException: Malformed JSON: Expected '[' at the beginning of List/Set"
        ],
        [`parse('{"id":"x"}')`, '!System.JSONException: Illegal value for primitive'],
        [`parse('{"id":{}}')`, '!System.JSONException: Illegal value for primitive'],
        [`parse('{"anything":1}')`, '!System.JSONException: Apex Type unsupported in JSON: Object'],
        [`parse('{"anything":null}').anything`, 'null'],
        [`JSON.deserializeUntyped(null)`, '!System.NullPointerException: Argument cannot be null.'],
        ["try { parse('{'); } catch (JSONException e) { r = e.getTypeName(); }", 'System.JSONException']
    ],
    MODEL
);

cases(
    'JSON.deserializeUntyped',
    [
        [`JSON.deserializeUntyped('{"a":[1,2.5,"x",true,null]}')`, '{a=(1, 2.5, x, true, null)}'],
        [`JSON.deserializeUntyped('1') instanceof Integer`, 'true'],
        [`JSON.deserializeUntyped('3000000000') instanceof Long`, 'true'],
        [`JSON.deserializeUntyped('1.5') instanceof Decimal`, 'true'],
        [`JSON.deserializeUntyped('"\\\\u0041\\\\n"')`, 'A\n'],
        [
            `((Map<String, Object>) JSON.deserializeUntyped('{"a":{"b":1}}')).get('a') instanceof Map<String, Object>`,
            'true'
        ],
        [`(List<Object>) JSON.deserializeUntyped('[1]')`, '(1)'],
        [
            `(Map<String, Object>) JSON.deserializeUntyped('[1]')`,
            '!System.TypeException: Invalid conversion from runtime type List<ANY> to Map<String,ANY>'
        ]
    ],
    MODEL
);

cases(
    'JSON.serialize',
    [
        [`JSON.serialize(new Map<String, Object>{ 'a' => 1, 'b' => null, 'c' => true })`, '{"c":true,"b":null,"a":1}'],
        [`JSON.serialize(new List<String>{ 'x', null })`, '["x",null]'],
        [`JSON.serialize('a"b\\n/\\u00e9')`, '"a\\"b\\n/é"'],
        [`JSON.serialize(1.50)`, '1.50'],
        [`JSON.serialize(Date.newInstance(2024, 1, 2))`, '"2024-01-02"'],
        [`JSON.serialize(Datetime.newInstanceGmt(2024, 1, 2, 3, 4, 5))`, '"2024-01-02T03:04:05.000Z"'],
        [`JSON.serialize(null)`, 'null'],
        [`JSON.serialize(Blob.valueOf('hi'))`, '"aGk="'],
        [`JSON.serialize(Size.LARGE)`, '"LARGE"'],
        [
            "Holder h = new Holder(); h.shown = 'x'; h.hidden = 'y'; r = JSON.serialize(h);",
            '{"shown":"x","own":"o","computed":42}'
        ],
        [`JSON.serialize(new Holder(), true)`, '{"own":"o","computed":42}'],
        [
            `JSON.serializePretty(new Map<String, Object>{ 'a' => new List<Integer>{ 1, 2 }, 'b' => 1 })`,
            '{\n  "b" : 1,\n  "a" : [ 1, 2 ]\n}'
        ]
    ],
    MODEL
);

cases('JSONGenerator and JSONParser', [
    [
        `JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeStringField('a', 'x'); g.writeNumberField('n', 1.5); g.writeNullField('z'); g.writeFieldName('l'); g.writeStartArray(); g.writeNumber(1); g.writeString('s'); g.writeBoolean(true); g.writeEndArray(); g.writeObjectField('o', new Map<String, Integer>{ 'k' => 1 }); g.writeEndObject(); r = g.getAsString();`,
        '{"a":"x","n":1.5,"z":null,"l":[1,"s",true],"o":{"k":1}}'
    ],
    [
        `JSONParser p = JSON.createParser('{"total":3,"items":[{"price":1.5},{"price":2.5}]}'); Decimal sum = 0; while (p.nextToken() != null) { if (p.getCurrentToken() == JSONToken.FIELD_NAME && p.getText() == 'price') { p.nextToken(); sum += p.getDecimalValue(); } } r = sum;`,
        '4.0'
    ],
    [
        `JSONParser p = JSON.createParser('[{"a":1},{"a":2}]'); Integer n = 0; while (p.nextToken() != null) { if (p.getCurrentToken() == JSONToken.START_OBJECT) { Map<String, Integer> m = (Map<String, Integer>) p.readValueAs(Map<String, Integer>.class); n += m.get('a'); p.skipChildren(); } } r = n;`,
        '3'
    ],
    [`JSONParser p = JSON.createParser('{"a":null}'); p.nextToken(); p.nextToken(); r = p.nextToken();`, 'VALUE_NULL'],
    [
        `JSONParser p = JSON.createParser('{"a":1}'); p.nextToken(); p.nextValue(); r = p.getCurrentName() + p.getIntegerValue();`,
        'a1'
    ]
]);
