import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexLoadError, type RecordStore } from '../index.ts';
import { cases, runApex, runtimeOf } from '../testing/harness.ts';

const USERS = [
    { Id: '005000000000001AAA', Name: 'Ada Admin', Department: 'IT', Logins: 12, IsActive: true },
    { Id: '005000000000002AAA', Name: 'Rob Reader', Department: null, Logins: 3, IsActive: true },
    { Id: '005000000000003AAA', Name: 'Gone Guest', Department: 'Sales', Logins: null, IsActive: false }
];

const records: RecordStore = {
    fields: { User: Object.keys(USERS[0]), Gadget__c: ['Id', 'Name'] },
    of: (object) => (object === 'User' ? USERS : [{ Id: 'a00000000000001AAA', Name: 'Lamp' }])
};

const NAMES = `static String names(List<User> users) {
    List<String> names = new List<String>();
    for (User u : users) { names.add(u.Name.substringBefore(' ')); }
    return String.join(names, ',');
}`;
const where = (condition: string): string => `names([SELECT Name FROM User WHERE ${condition}])`;

cases(
    'conditions of a query',
    [
        [where("Name = 'ADA ADMIN'"), 'Ada'],
        [where("Name != 'Ada Admin'"), 'Rob,Gone'],
        [where('IsActive = false'), 'Gone'],
        [where('Department = null'), 'Rob'],
        [where('Department != null'), 'Ada,Gone'],
        [where("Department != 'IT'"), 'Rob,Gone'],
        [where('Logins > 3'), 'Ada'],
        [where('Logins >= 3'), 'Ada,Rob'],
        [where('Logins < 12.5'), 'Ada,Rob'],
        [where("Name LIKE '%ad%'"), 'Ada,Rob'],
        [where("Name LIKE '_ob %'"), 'Rob'],
        [where("Name LIKE 'Ada.Admin'"), ''],
        [where("Name IN ('ada admin', 'Gone Guest')"), 'Ada,Gone'],
        [where("Name NOT IN ('ada admin')"), 'Rob,Gone'],
        [where("Id = '005000000000002'"), 'Rob'],
        [where("IsActive = true AND (Name LIKE 'A%' OR Name LIKE 'R%') AND Logins < 5"), 'Rob'],
        [where('NOT IsActive = true'), 'Gone'],
        [`String n = 'Rob Reader'; r = ${where('Name = :n')};`, 'Rob'],
        [`String n; r = ${where('Department = :n')};`, 'Rob'],
        [`Set<String> n = new Set<String>{ 'Rob Reader' }; r = ${where('Name IN :n')};`, 'Rob'],
        [where('Id = :UserInfo.getUserId()'), 'Ada'],
        [where('Logins = :1 + 2'), 'Rob']
    ],
    NAMES,
    {},
    { records }
);

cases(
    'order, limit and modes of a query',
    [
        ['names([SELECT Name FROM User ORDER BY Name DESC])', 'Rob,Gone,Ada'],
        ['names([SELECT Name FROM User ORDER BY Department])', 'Rob,Ada,Gone'],
        ['names([SELECT Name FROM User ORDER BY Logins DESC NULLS LAST])', 'Ada,Rob,Gone'],
        ['names([SELECT Name FROM User ORDER BY IsActive DESC, Name LIMIT 2])', 'Ada,Rob'],
        ['Integer n = 1; r = names([SELECT Name FROM User ORDER BY Name LIMIT :n OFFSET :n]);', 'Gone'],
        ['names([SELECT Name FROM User LIMIT 0])', ''],
        ['names([SELECT Name FROM User WITH USER_MODE LIMIT 1])', 'Ada'],
        ['names([SELECT Name FROM User WITH SYSTEM_MODE LIMIT 1])', 'Ada'],
        ['names([SELECT Name FROM User WITH SECURITY_ENFORCED LIMIT 1])', 'Ada'],
        [
            'Integer n; r = [SELECT Name FROM User LIMIT :n];',
            '!System.NullPointerException: Attempt to de-reference a null object'
        ]
    ],
    NAMES,
    {},
    { records }
);

cases(
    'rows of a query',
    [
        ['[SELECT Id FROM User].size()', '3'],
        ['User u = [SELECT Name FROM User WHERE Logins = 3]; r = u.Name;', 'Rob Reader'],
        ['User u = [SELECT Name FROM User WHERE Logins = 3]; r = u.Id;', '005000000000002AAA'],
        ['[SELECT Name FROM User WHERE Logins = 3].Name', 'Rob Reader'],
        ['[SELECT Name FROM User][1].Name', 'Rob Reader'],
        [
            "User u = [SELECT Name FROM User WHERE Name = 'nobody']; r = u;",
            '!System.QueryException: List has no rows for assignment to SObject'
        ],
        ["[SELECT Name FROM User WHERE Name = 'nobody']?.Name", 'null'],
        [
            'User u = [SELECT Name FROM User]; r = u;',
            '!System.QueryException: List has more than 1 row for assignment to SObject'
        ],
        [
            'User u = [SELECT Name FROM User LIMIT 1]; r = u.Department;',
            '!System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: User.Department'
        ],
        ["User u = [SELECT Id FROM User LIMIT 1]; u.Department = 'HR'; r = u.Department;", 'HR'],
        ['User u = [SELECT Department FROM User WHERE Logins = 3]; r = u.Department;', 'null'],
        [
            'JSON.serialize([SELECT Name, Department FROM User WHERE Logins = 3])',
            '[{"attributes":{"type":"User","url":"/services/data/v67.0/sobjects/User/005000000000002AAA"},"Id":"005000000000002AAA","Name":"Rob Reader"}]'
        ],
        ['Integer n = 0; for (User u : [SELECT Id FROM User]) { n++; } r = n;', '3'],
        ['List<User> u = [SELECT Id FROM User]; u = [SELECT Id FROM User LIMIT 1]; r = Limits.getQueries();', '2'],
        [
            'for (Integer i = 0; i < 101; i++) { List<User> u = [SELECT Id FROM User]; } r = 1;',
            '!System.LimitException: Too many SOQL queries: 101'
        ]
    ],
    '',
    {},
    { records }
);

const query = (soql: string): string => `public class Foo {\n    Object run() {\n        return [${soql}];\n    }\n}`;

const REFUSED: [construct: string, soql: string][] = [
    ['SOQL query', 'SELECT Id FROM Account'],
    ['User.Shoe', 'SELECT Shoe FROM User'],
    ['User.Shoe', 'SELECT Id FROM User WHERE Shoe = 1'],
    ['User.Shoe', 'SELECT Id FROM User ORDER BY Shoe'],
    ['SOQL Manager.Name', 'SELECT Manager.Name FROM User'],
    ['SOQL COUNT()', 'SELECT COUNT() FROM User'],
    ['SOQL COUNT(Id)', 'SELECT COUNT(Id) FROM User'],
    ['SOQL alias', 'SELECT Name n FROM User'],
    ['SOQL alias', 'SELECT Name FROM User u'],
    ['SOQL subquery', 'SELECT (SELECT Id FROM Contacts) FROM User'],
    ['SOQL GROUP BY', 'SELECT Name FROM User GROUP BY Name'],
    ['SOQL FOR', 'SELECT Id FROM User FOR UPDATE'],
    ['SOQL ALL ROWS', 'SELECT Id FROM User ALL ROWS'],
    ['SOQL USING SCOPE', 'SELECT Id FROM User USING SCOPE mine'],
    ['SOQL TODAY', 'SELECT Id FROM User WHERE Name = TODAY'],
    ['SOQL function', 'SELECT Id FROM User WHERE CALENDAR_YEAR(Name) = 1'],
    ['SOQL with Datetime', 'SELECT Id FROM User WHERE Name = :System.now()'],
    ['SOQL IN String', "SELECT Id FROM User WHERE Name IN :'x'"],
    ['String to Integer', "SELECT Id FROM User LIMIT :'x'"]
];

describe('what a query cannot ask here is refused before anything runs', () => {
    REFUSED.forEach(([construct, soql]) => {
        it(soql, () => {
            const error = refusalOf(query(soql));
            assert.deepEqual([error.file, error.line, error.construct], ['Foo.cls', 3, construct]);
        });
    });
});

function refusalOf(source: string): ApexLoadError {
    try {
        void runtimeOf({ Foo: source }, { records }).close();
    } catch (error) {
        assert.ok(error instanceof ApexLoadError, String(error));
        return error;
    }
    return assert.fail('it was loaded');
}

describe('records and tests', () => {
    it('a test sees users and no other records of the org, unless it asks for all data', async () => {
        const counts = `{ System.debug([SELECT Id FROM Gadget__c].size() + ' ' + [SELECT Id FROM User].size()); }`;
        const results = await runApex(
            {
                AloneTest: `@IsTest class AloneTest {
                    @IsTest static void alone() ${counts}
                    @IsTest(SeeAllData=true) static void one() ${counts}
                }`,
                AllTest: `@IsTest(SeeAllData=true) class AllTest { @IsTest static void all() ${counts} }`
            },
            { records }
        );
        assert.equal(results.get('alone')!.log.at(-1), '0 3');
        assert.equal(results.get('one')!.log.at(-1), '1 3');
        assert.equal(results.get('all')!.log.at(-1), '1 3');
    });

    it('a component gets the fields that were asked for, the Id with them, and none that is null', async () => {
        const runtime = runtimeOf(
            {
                Reader: `public class Reader {
                    @AuraEnabled public static User one(String id) {
                        return [SELECT Name, Department FROM User WHERE Id = :id WITH USER_MODE];
                    }
                    @AuraEnabled public static List<User> all() { return [SELECT Name FROM User LIMIT 2]; }
                }`
            },
            { records }
        );
        const one = await runtime.invoke('Reader', 'one', { id: '005000000000002AAA' });
        assert.deepEqual(one, { ok: true, value: { Id: '005000000000002AAA', Name: 'Rob Reader' } });
        const all = await runtime.invoke('Reader', 'all', {});
        assert.ok(all.ok);
        assert.deepEqual(all.value, [
            { Id: '005000000000001AAA', Name: 'Ada Admin' },
            { Id: '005000000000002AAA', Name: 'Rob Reader' }
        ]);
        const none = await runtime.invoke('Reader', 'one', { id: '005000000000009AAA' });
        assert.ok(!none.ok);
        assert.equal(none.error.exceptionType, 'System.QueryException');
        await runtime.close();
    });

    it('a query sees the record as it is now', async () => {
        const gadget = { Id: 'a00000000000001AAA', Name: 'Lamp' };
        const runtime = runtimeOf(
            {
                Reader: `public class Reader {
                    @AuraEnabled public static String name() { return [SELECT Name FROM Gadget__c LIMIT 1].Name; }
                }`
            },
            { records: { fields: { Gadget__c: ['Id', 'Name'] }, of: () => [gadget] } }
        );
        assert.deepEqual(await runtime.invoke('Reader', 'name', {}), { ok: true, value: 'Lamp' });
        gadget.Name = 'Torch';
        assert.deepEqual(await runtime.invoke('Reader', 'name', {}), { ok: true, value: 'Torch' });
        await runtime.close();
    });
});
