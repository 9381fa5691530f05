import { cases } from '../testing/harness.ts';

/* P: pkozuchowski/Apex-Opensource-Library and mattaddy/SObjectFabricator, whose authors run these in orgs. D: documentation. J: Java. */

cases(
    'records, their parents and their dates',
    [
        ["Account a = new Account(Name='x'); Account b = a.clone(); b.Name = 'y'; r = a.Name + b.Name;", 'xy'],
        ['Contact c = new Contact(); r = c.Account.Name;', 'null'],
        ['Contact c = new Contact(); r = c.Account.Owner.Name;', 'null'],
        ['Contact c; r = c.Account.Name;', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            "Contact c = new Contact(); c.Account.Name = 'x';",
            '!System.NullPointerException: Attempt to de-reference a null object'
        ],
        ['((Account) JSON.deserialize(\'{"Id":"id-1"}\', Account.class)).Id', 'id-1'],
        [
            'Object d = ((Opportunity) JSON.deserialize(\'{"CloseDate":"2024-01-02"}\', Opportunity.class)).get(\'CloseDate\'); r = d instanceof Date;',
            'true'
        ],
        [
            'Object d = ((Opportunity) JSON.deserialize(\'{"Note__c":"2024-01-02"}\', Opportunity.class)).get(\'Note__c\'); r = d instanceof String;',
            'true'
        ],
        ['Date.newInstance(2024, 1, 2) == Datetime.newInstanceGmt(2024, 1, 2)', 'true'],
        [
            'Object a = Date.newInstance(2024, 1, 2); Object b = Datetime.newInstanceGmt(2024, 1, 2, 0, 0, 1); r = a == b;',
            'false'
        ],
        ["Id i = '001000000000001'; Assert.areEqual('001000000000001', i); r = 1;", '1'],
        [
            "Id i = '001000000000001'; Assert.areEqual('001000000000002', i); r = 1;",
            '!System.AssertException: Assertion Failed: Expected: 001000000000002, Actual: 001000000000001AAA'
        ]
    ],
    ''
);

cases('lists, maps of records, iterators', [
    ['new List<Account>().getSObjectType()', 'Account'],
    ['new List<SObject>().getSObjectType()', 'null'],
    [
        "Object o = new List<Id>{ '001000000000001' }; List<String> l = (List<String>) o; r = l[0];",
        '001000000000001AAA'
    ],
    [
        "r = new Map<Id, Account>(new List<Account>{ new Account(Name='x') });",
        '!System.ListException: Row with null Id at index: 0'
    ],
    [
        'Iterator<Integer> i = new List<Integer>().iterator(); r = i.next();',
        '!System.NoSuchElementException: Script-thrown exception'
    ],
    [
        'Iterator<Integer> i = new Set<Integer>().iterator(); r = i.next();',
        '!System.NoSuchElementException: Script-thrown exception'
    ]
]);

cases(
    'exceptions, addresses, generators',
    [
        [
            "try { try { throw new CalloutException('test'); } catch (Exception e) { throw new CalloutException(e); } } catch (Exception e) { r = e.getStackTraceString().substringAfter('\\n').substringBefore('\\n\\n'); }",
            'Caused by\nSystem.CalloutException: test'
        ],
        ["new URL(new URL('https://a.test/b/c?x=1'), '../d').toExternalForm()", 'https://a.test/d'],
        ["'' + new URL('https://a.test/b')", 'Url:[delegate=https://a.test/b]'],
        ['String.valueOf(UUID.randomUUID()).length()', '36'],
        ["JSON.deserializeUntyped('1e999999999')", '!System.JSONException: Numeric value (1e999999999) out of range'],
        ['Decimal d = 1; r = d.divide(3, 2000000000);', '!System.MathException: Scale must be between -33 and 33.'],
        ["new URL('https://a.test/b').sameFile(new URL('https://A.test:443/b#c'))", 'true'],
        [
            'JSONGenerator g = JSON.createGenerator(false); g.writeEndObject();',
            '!System.JSONException: Current context not an object but ROOT'
        ],
        [
            'JSONGenerator g = JSON.createGenerator(false); g.writeStartObject(); g.writeEndArray();',
            '!System.JSONException: Current context not an ARRAY but OBJECT'
        ],
        [
            "StaticResourceCalloutMock m = new StaticResourceCalloutMock(); m.setStaticResource('none'); Test.setMock(HttpCalloutMock.class, m); HttpRequest q = new HttpRequest(); q.setEndpoint('https://a.test'); new Http().send(q);",
            '!System.NullPointerException: Attempt to de-reference a null object'
        ]
    ],
    ''
);
