import { cases } from '../testing/harness.ts';

/*
 * JSON: nulls, records, enums, and a parser that reads as it goes.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases(
    'JSON (J: Jackson; S 265649, 257158: null)',
    [
        ["JSON.serialize(new Map<String,Object>{'y'=>null}, true)", '{"y":null}'],
        ['JSON.serialize(new Contact(Email=null), true)', '{"attributes":{"type":"Contact"},"Email":null}'],
        ['JSON.serialize(new List<Object>{null}, true)', '[null]'],
        ['JSON.serialize(new HasColor(), true)', '{}'],
        ['JSON.serialize(new HasColor())', '{"c":null}'],
        [
            'try { JSON.deserialize(\'{"c":"BLUE"}\', HasColor.class); } catch (JSONException e) { r = \'caught\'; }',
            'caught'
        ],
        ['((HasColor) JSON.deserialize(\'{"c":"GREEN"}\', HasColor.class)).c', 'GREEN'],
        ['JSONParser p = JSON.createParser(\'{"a":1,\'); p.nextToken(); r = p.getCurrentToken();', 'START_OBJECT'],
        [
            'JSONParser p = JSON.createParser(\'{"a":1,\'); p.nextToken(); p.nextToken(); p.nextToken(); r = p.getIntegerValue();',
            '1'
        ],
        [
            "JSONParser p = JSON.createParser('{\"a\":1,'); p.nextToken(); p.nextToken(); p.nextToken(); try { p.nextToken(); } catch (JSONException e) { r = 'caught'; }",
            'caught'
        ],
        [
            "JSONParser p = JSON.createParser('[1,2] x'); while (p.nextToken() != JSONToken.END_ARRAY) { } r = p.getCurrentToken();",
            'END_ARRAY'
        ],
        ["JSONParser p = JSON.createParser(''); r = p.nextToken();", 'null'],
        [
            "JSONParser p = JSON.createParser('nope'); try { p.nextToken(); } catch (JSONException e) { r = 'caught'; }",
            'caught'
        ],
        ["JSON.serialize('\\u001f')", '"\\u001F"'],
        ["JSON.serialize('\\u2028é\\u007f/')", '"\u2028é\u007f/"'],
        [
            '((Opportunity) JSON.deserialize(\'{"CloseDate":"2020-01-02"}\', Opportunity.class)).CloseDate.year()',
            '2020'
        ],
        ['((Opportunity) JSON.deserialize(\'{"Amount":12.5}\', Opportunity.class)).Amount + 1', '13.5'],
        [
            '((Account) JSON.deserialize(\'{"CreatedDate":"2020-01-02T03:04:05.000+0000"}\', Account.class)).CreatedDate.yearGmt()',
            '2020'
        ],
        [
            '((Map<String,Datetime>) JSON.deserialize(\'{"t":"2020-01-02T03:04:05"}\', Map<String,Datetime>.class)).get(\'t\').hourGmt()',
            '3'
        ],
        [
            'JSONParser p = JSON.createParser(\'{"a":[1,{"b":null}],"c":"d"}\'); String s = \'\'; while (p.nextToken() != null) { s += p.getCurrentToken().name() + \' \'; } r = s;',
            'START_OBJECT FIELD_NAME START_ARRAY VALUE_NUMBER_INT START_OBJECT FIELD_NAME VALUE_NULL END_OBJECT END_ARRAY FIELD_NAME VALUE_STRING END_OBJECT '
        ],
        [
            'JSONParser p = JSON.createParser(\'{"a":[1,2],"c":"d"}\'); p.nextToken(); p.nextToken(); p.nextToken(); p.skipChildren(); p.nextToken(); r = p.getText();',
            'c'
        ],
        [
            'JSONParser p = JSON.createParser(\'[{"s":"x"},{"s":"y"}]\'); p.nextToken(); String s = \'\'; while (p.nextToken() == JSONToken.START_OBJECT) { s += ((IdHolder) p.readValueAs(IdHolder.class)).s; } r = s;',
            'xy'
        ],
        [
            'JSONParser p = JSON.createParser(\'{"s":"x"}\'); IdHolder h = (IdHolder) p.readValueAs(IdHolder.class); r = h.s + p.getCurrentToken();',
            'xEND_OBJECT'
        ],
        [
            'JSONParser p = JSON.createParser(\'{"a":{"s":"x"}, "b":1}\'); p.nextToken(); p.nextToken(); IdHolder h = (IdHolder) p.readValueAs(IdHolder.class); p.nextToken(); r = h.s + p.getText();',
            'xb'
        ],
        [
            "JSONParser p = JSON.createParser('{\"q\":1}'); try { p.readValueAsStrict(IdHolder.class); } catch (JSONException e) { r = 'caught'; }",
            'caught'
        ],
        [
            "JSONParser p = JSON.createParser('[1]'); p.nextToken(); p.clearCurrentToken(); r = p.getLastClearedToken() + ',' + p.hasCurrentToken();",
            'START_ARRAY,false'
        ],
        [
            "JSONParser p = JSON.createParser('[1 2]'); p.nextToken(); p.nextToken(); r = p.getIntegerValue(); try { p.nextToken(); } catch (JSONException e) { r = 'after ' + r; }",
            'after 1'
        ],
        [
            "JSONParser p = JSON.createParser('{\"a\":1.5}'); p.nextToken(); p.nextToken(); r = p.getCurrentName(); p.nextToken(); r = r + '' + p.getDecimalValue();",
            'a1.5'
        ],
        [
            'JSONParser p = JSON.createParser(\'{"a":"x"}\'); p.nextValue(); p.nextValue(); try { p.getIntegerValue(); } catch (JSONException e) { r = \'caught\'; }',
            'caught'
        ],
        ['JSON.serialize(new IdHolder(), true)', '{}'],
        ['JSON.serialize(new List<IdHolder>{ new IdHolder() }, true)', '[{}]'],
        ["JSON.serialize(new Map<String, IdHolder>{ 'a' => null, 'b' => new IdHolder() }, true)", '{"b":{},"a":null}'],
        ["JSON.deserializeUntyped('1E3')", '1E+3'],
        ["JSON.deserializeUntyped('12345678901')", '12345678901'],
        ['JSON.serialize(JSON.deserializeUntyped(\'{"a":1.50}\'))', '{"a":1.50}'],
        ['((Contact) JSON.deserialize(\'{"Birthdate":"2000-02-03"}\', Contact.class)).Birthdate.month()', '2'],
        [
            'Date d = ((Contact) JSON.deserialize(\'{"Birthdate":"2000-02-03"}\', Contact.class)).Birthdate; r = d;',
            '2000-02-03 00:00:00'
        ],
        [
            '((Foo__c) JSON.deserialize(\'{"When__c":"2020-01-02T03:04:05.000Z"}\', Foo__c.class)).When__c.hourGmt()',
            '3'
        ],
        [
            '((SObject) JSON.deserialize(\'{"attributes":{"type":"Foo__c"},"Name":"n"}\', SObject.class)).get(\'Name\')',
            'n'
        ],
        [
            '((List<SObject>) JSON.deserialize(\'[{"attributes":{"type":"Account"},"Name":"n"}]\', List<SObject>.class))[0].getSObjectType()',
            'Account'
        ],
        ["JSON.serialize('a\\u0001\\u00e9\\ud83d\\ude00')", '"a\\u0001é😀"'],
        ["JSON.serialize('</script>')", '"</script>"']
    ],
    `    public enum Color { RED, GREEN }
    public class HasColor { public Color c; }
    public class Bag { public Map<String, Object> any; }
    public class IdHolder { public Id i; public String s; public Integer n; public Date d; public Datetime t; public Decimal x; public List<String> l; public Map<String, Integer> m; public Set<Id> ids; public transient String tr; }`
);
