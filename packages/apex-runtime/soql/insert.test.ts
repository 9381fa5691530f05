import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RecordStore } from '../index.ts';
import { cases, runApex, runtimeOf } from '../testing/harness.ts';

const records: RecordStore = {
    fields: {
        User: ['Id', 'Name', 'Username', 'IsActive', 'ProfileId'],
        Profile: ['Id', 'Name'],
        PermissionSet: ['Id', 'Name'],
        PermissionSetAssignment: ['Id', 'AssigneeId', 'PermissionSetId'],
        Account: ['Id']
    },
    of: (object) =>
        ({
            User: [{ Id: '005000000000001AAA', Name: 'Ada Admin', Username: 'ada@lab.test', IsActive: true }],
            Profile: [{ Id: '00e000000000002AAA', Name: 'Standard User' }],
            PermissionSet: [{ Id: '0PS000000000001GAA', Name: 'Callout_Lab' }]
        })[object] ?? []
};

const MEMBERS = `
static User make(String username) {
    return new User(Username = username, FirstName = 'Min', LastName = 'Access', Email = 'min@lab.test', Alias = 'min',
        TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8',
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
}
static PermissionSetAssignment grant(Id userId) {
    PermissionSet found = [SELECT Id FROM PermissionSet WHERE Name = 'Callout_Lab'];
    return new PermissionSetAssignment(AssigneeId = userId, PermissionSetId = found.Id);
}
class Mock implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest r) { return new HttpResponse(); }
}
static void call() {
    HttpRequest r = new HttpRequest(); r.setEndpoint('https://api.test'); r.setMethod('GET'); new Http().send(r);
}`;

/* Salesforce documentation: "Using the runAs Method", "Performing DML Operations and Mock Callouts". */
cases(
    'a test inserts a user and gives it a permission set',
    [
        [
            "User u = make('min@lab.test'); insert u; insert grant(u.Id); System.runAs(u) { r = UserInfo.getUserName(); }",
            'min@lab.test'
        ],
        ["User u = make('min@lab.test'); insert u; r = String.valueOf(u.Id).startsWith('005');", 'true'],
        [
            "User u = make('min@lab.test'); insert u; r = [SELECT Name, IsActive FROM User WHERE Id = :u.Id].Name;",
            'Min Access'
        ],
        [
            "User u = make('min@lab.test'); insert u; u = [SELECT Id FROM User WHERE Username = 'min@lab.test']; System.runAs(u) { r = UserInfo.getLastName(); }",
            'Access'
        ],
        [
            "User u = make('min@lab.test'); insert as user u; insert grant(u.Id); r = [SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = :u.Id].size();",
            '1'
        ],
        [
            "List<User> l = new List<User>{ make('a@lab.test'), make('b@lab.test') }; insert l; r = [SELECT Id FROM User].size() + ' ' + Limits.getDmlStatements() + ' ' + Limits.getDmlRows();",
            '3 1 2'
        ],
        ['insert new List<User>(); r = Limits.getDmlStatements();', '0'],
        ["r = [SELECT Id FROM User WHERE Username = 'min@lab.test'].size();", '0'],
        [
            "User u = make('min@lab.test'); insert u; Test.setMock(HttpCalloutMock.class, new Mock()); Test.startTest(); call(); Test.stopTest(); r = 1;",
            '1'
        ],
        [
            "User u = make('min@lab.test'); insert u; Test.setMock(HttpCalloutMock.class, new Mock()); call(); r = 1;",
            '!System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out'
        ]
    ],
    MEMBERS,
    {},
    { records }
);

const failed = (row: number, problem: string): string =>
    `!System.DmlException: Insert failed. First exception on row ${row}; first error: ${problem}`;

cases(
    'what an org would not keep',
    [
        [
            "User u = make('min@lab.test'); u.LastName = null; u.Alias = ''; insert u; r = 1;",
            failed(0, 'REQUIRED_FIELD_MISSING, Required fields are missing: [LastName, Alias]: [LastName, Alias]')
        ],
        [
            "User u = make('min@lab.test'); insert u; insert u; r = 1;",
            failed(0, 'INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]')
        ],
        [
            "insert grant('005000000000009'); r = 1;",
            failed(0, 'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []')
        ],
        [
            "List<User> l = new List<User>{ make('a@lab.test'), make('A@lab.test') }; try { insert l; } catch (DmlException e) { r = e.getMessage().substringBetween('row ', ',') + ' ' + l[0].Id + ' ' + [SELECT Id FROM User].size(); }",
            '1; first error: DUPLICATE_USERNAME null 1'
        ],
        [
            "User u = make('min@lab.test'); u.LastName = null; try { insert u; } catch (DmlException e) { r = e.getNumDml() + ' ' + e.getDmlIndex(0) + ' ' + e.getDmlStatusCode(0) + ' ' + e.getDmlFieldNames(0); }",
            '1 0 REQUIRED_FIELD_MISSING (LastName)'
        ],
        ['User u; insert u; r = 1;', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            "for (Integer i = 0; i < 151; i++) { insert make(i + '@lab.test'); } r = 1;",
            '!System.LimitException: Too many SOQL queries: 101'
        ]
    ],
    MEMBERS,
    {},
    { records }
);

describe('the records of a test', () => {
    it('those of the setup method are there in each test, those of another test are not', async () => {
        const results = await runApex(
            {
                SetupTest: `@IsTest class SetupTest {
                    ${MEMBERS}
                    @TestSetup static void setup() { insert make('setup@lab.test'); }
                    static void one() { insert make('own@lab.test'); Assert.areEqual(3, [SELECT Id FROM User].size()); }
                    @IsTest static void first() { one(); }
                    @IsTest static void second() { one(); }
                }`
            },
            { records }
        );
        assert.deepEqual(
            [...results.values()].map(({ failure }) => failure),
            [undefined, undefined]
        );
    });

    for (const dml of ['insert new Account()', 'update new User()', 'upsert new User()', 'delete new User()']) {
        it(`${dml} is refused: this is no database`, () => {
            const source = `public class Foo {\n    void run() {\n        ${dml};\n    }\n}`;
            assert.throws(() => runtimeOf({ Foo: source }, { records }), /Foo\.cls:3:\d+: \w+ \(DML statement\)/);
        });
    }

    it('nothing is inserted outside of a test', async () => {
        const runtime = runtimeOf(
            {
                Foo: `public class Foo { ${MEMBERS} @AuraEnabled public static void run() { insert make('a@b.test'); } }`
            },
            { records }
        );
        const answer = await runtime.invoke('Foo', 'run', {});
        await runtime.close();
        assert.match(JSON.stringify(answer), /records are kept in tests only/);
    });
});
