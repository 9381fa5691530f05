import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexLoadError } from '../index.ts';
import { runApex, runtimeOf } from '../testing/harness.ts';

/** `[construct that the error names, line, class]` */
type Refusal = [construct: string, line: number, source: string];

const inMethod = (code: string): string => `public class Foo {\n    void run() {\n        ${code}\n    }\n}`;

const REFUSALS: Refusal[] = [
    ['insert (DML statement)', 3, inMethod('insert new Account();')],
    ['update (DML statement)', 3, inMethod('update new Account();')],
    ['upsert (DML statement)', 3, inMethod('upsert new Account();')],
    ['delete (DML statement)', 3, inMethod('delete new Account();')],
    ['undelete (DML statement)', 3, inMethod('undelete new Account();')],
    ['merge (DML statement)', 3, inMethod('merge new Account() new Account();')],
    ['insert (DML statement)', 3, inMethod('insert as user new Account();')],
    ['Database.insert', 3, inMethod('Database.insert(new Account());')],
    ['Database.query', 3, inMethod("Database.query('SELECT Id FROM Account');")],
    ['Database.SaveResult', 3, inMethod('Database.SaveResult r;')],
    ['Savepoint', 3, inMethod('Savepoint s;')],
    ['SOQL query', 3, inMethod('List<Account> a = [SELECT Id FROM Account];')],
    ['SOQL COUNT()', 3, inMethod('Integer n = [SELECT COUNT() FROM Account];')],
    ['SOQL query', 3, inMethod('for (Account a : [SELECT Id FROM Account]) { }')],
    ['SOQL query', 2, 'public class Foo {\n    List<Account> all = [SELECT Id FROM Account];\n}'],
    ['SOSL query', 3, inMethod("List<List<SObject>> r = [FIND 'x' IN ALL FIELDS RETURNING Account];")],
    ['@future', 2, 'public class Foo {\n    @future(callout=true)\n    static void run() { }\n}'],
    ['Queueable', 1, 'public class Foo implements Queueable { public void execute(QueueableContext c) { } }'],
    ['Schedulable', 1, 'public class Foo implements Schedulable { public void execute(SchedulableContext c) { } }'],
    ['Database.Batchable', 1, 'public class Foo implements Database.Batchable<SObject> { }'],
    ['System.enqueueJob', 3, inMethod('System.enqueueJob(null);')],
    ['System.schedule', 3, inMethod("System.schedule('x', 'y', null);")],
    ['Continuation', 3, inMethod('Continuation c;')],
    ['EventBus.publish', 3, inMethod('EventBus.publish(null);')],
    ['Messaging.SingleEmailMessage', 3, inMethod('Messaging.SingleEmailMessage m;')],
    ['ApexPages.currentPage', 3, inMethod('ApexPages.currentPage();')],
    ['PageReference', 3, inMethod('PageReference p;')],
    ['ConnectApi.FeedItem', 3, inMethod('ConnectApi.FeedItem f;')],
    ['Cache.Org.get', 3, inMethod("Cache.Org.get('x');")],
    ['Auth.AuthToken', 3, inMethod('Auth.AuthToken t;')],
    ['Flow.Interview', 3, inMethod('Flow.Interview i;')],
    ['Trigger.new', 3, inMethod('Object o = Trigger.new;')],
    ['WebServiceCallout.invoke', 3, inMethod('WebServiceCallout.invoke(null, null, null, null);')],
    ['webservice', 2, 'global class Foo {\n    webservice static void run() { }\n}'],
    ['Nonsense', 3, inMethod('Nonsense n;')],
    ['String.nonsense', 3, inMethod("'x'.nonsense();")],
    ['nothing', 3, inMethod('Integer i = nothing;')],
    ['String to Integer', 3, inMethod("Integer i = 'x';")],
    ['String', 3, inMethod("if ('x') { }")],
    ['a', 3, inMethod('Integer a; String a;')],
    ['run', 2, 'public class Foo {\n    Integer run() { }\n}'],
    ['return', 2, 'public class Foo {\n    Integer run() { return; }\n}'],
    ['break', 3, inMethod('if (true) { break; }')],
    ['continue', 3, inMethod('continue;')],
    ['N', 3, 'public class Foo {\n    Integer n;\n    static String N { get; set; }\n}'],
    ['bar', 2, 'public class Foo {\n    class Bar { } class bar { }\n}'],
    ['a', 2, 'public class Foo {\n    enum Bar { A, B, a }\n}'],
    ['Foo', 2, 'public class Foo {\n    Foo(Integer i) { } Foo(Integer j) { }\n}'],
    ['this', 3, 'public class Foo {\n    Integer n;\n    static void run() { n = 1; }\n}'],
    ['this', 3, 'public class Foo {\n    Integer n;\n    static Object run() { return this; }\n}'],
    ['syntax error', 3, inMethod('Integer i = ;')]
];

describe('what is outside of the subset is refused before anything runs', () => {
    REFUSALS.forEach(([construct, line, source]) => {
        it(`${construct}: ${source.split('\n')[line - 1].trim()}`, () => {
            const error = refusalOf(source);
            assert.deepEqual(
                { file: error.file, line: error.line, construct: error.construct },
                { file: 'Foo.cls', line, construct }
            );
            assert.match(error.message, new RegExp(`^Foo\\.cls:${line}:\\d+: \\S`));
        });
    });

    it('a trigger is no class: its file is not read', () => {
        assert.equal(refusalOf('trigger Foo on Account (before insert) { }').construct, 'syntax error');
    });
});

function refusalOf(source: string): ApexLoadError {
    try {
        void runtimeOf({ Foo: source }).close();
    } catch (error) {
        assert.ok(error instanceof ApexLoadError, String(error));
        return error;
    }
    return assert.fail('it was loaded');
}

const SERVICE = `public class Service {
    public static String greet() { return 'hello'; }
    public static void save() { insert new Account(); }
}`;

describe('when the rest is to run all the same', () => {
    it('a test that calls a refused method is stopped, and cannot catch that', async () => {
        const results = await runApex(
            {
                Service: SERVICE,
                ServiceTest: `@IsTest class ServiceTest {
                    @IsTest static void saves() { try { Service.save(); } catch (Exception e) { } finally { System.debug('on'); } }
                    @IsTest static void greets() { System.assertEquals('hello', Service.greet()); }
                }`
            },
            {},
            true
        );
        assert.match(results.get('saves')!.refusal!, /^Service\.cls:3:\d+: insert \(DML statement\)/);
        assert.deepEqual([results.get('greets')!.refusal, results.get('greets')!.failure], [undefined, undefined]);
    });

    it('what uses a class that is not loaded is refused, and the message names the cause', () => {
        const { refused } = runtimeOf(
            {
                Job: 'public class Job implements Queueable { public void execute(QueueableContext c) { } }',
                Starter: 'public class Starter { public Job start() { return new Job(); } public void other() { } }'
            },
            {},
            true
        );
        assert.deepEqual(
            refused.map(({ subject }) => subject),
            ['Job', 'Starter.start']
        );
        assert.match(refused[1].message, /^Starter\.cls:1:\d+: Job is not loaded: Job\.cls:1:\d+: Queueable/);
    });

    it('a refused class does not let the platform class of its name take its place', async () => {
        const results = await runApex(
            {
                Http: 'public class Http implements Schedulable { public void execute(SchedulableContext c) { } }',
                HttpTest: '@IsTest class HttpTest { @IsTest static void makes() { Object o = new Http(); } }'
            },
            {},
            true
        );
        assert.match(results.get('makes')!.refusal!, /Http is not loaded/);
    });

    it('a refused overload does not let another overload take its place', async () => {
        const results = await runApex(
            {
                Log: `public class Log {
                    public static String add(ConnectApi.FeedItem item) { return 'item'; }
                    public static String add(Object item) { return 'object'; }
                }`,
                LogTest:
                    "@IsTest class LogTest { @IsTest static void adds() { System.assertEquals('object', Log.add(null)); } }"
            },
            {},
            true
        );
        assert.match(results.get('adds')!.refusal!, /Log\.add is not loaded/);
    });

    it('a refused field value stops whoever creates the object', async () => {
        const results = await runApex(
            {
                Holder: 'public class Holder { List<Account> all = [SELECT Id FROM Account]; }',
                HolderTest: '@IsTest class HolderTest { @IsTest static void makes() { Holder h = new Holder(); } }'
            },
            {},
            true
        );
        assert.match(results.get('makes')!.refusal!, /SOQL query/);
    });

    it('a class with a syntax error leaves the tests of others alone, and its own count as skipped', async () => {
        const runtime = runtimeOf(
            {
                BrokenTest:
                    '@IsTest class BrokenTest { @IsTest static void a() { Integer = ; } @IsTest static void b() { } }',
                FineTest: '@IsTest class FineTest { @IsTest static void c() { } }'
            },
            {},
            true
        );
        const { results } = await runtime.runTests();
        await runtime.close();
        assert.deepEqual(
            results.map(({ methodName }) => methodName),
            ['c']
        );
        assert.deepEqual(
            runtime.refusedTests.map(({ name, methods }) => [name, methods]),
            [['BrokenTest', 2]]
        );
    });

    it('a setup method that needs a database stops every test of its class', async () => {
        const results = await runApex(
            {
                SetupTest: `@IsTest class SetupTest {
                    @TestSetup static void setup() { insert new Account(); }
                    @IsTest static void a() { }
                }`
            },
            {},
            true
        );
        assert.match(results.get('a')!.refusal!, /insert/);
    });
});
