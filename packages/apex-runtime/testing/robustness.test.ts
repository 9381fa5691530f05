import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApexRuntime } from '../index.ts';
import { EMPTY_ORG, runApex } from './harness.ts';

const test = (name: string, body: string): string => `@IsTest static void ${name}() { ${body} }`;

/** A limit of CPU time that the tests need not wait for so long. */
const CPU_MS = 1000;

/** Method → its code, and the error that it ends with. */
const ENDS: [name: string, body: string, error: RegExp][] = [
    ['pattern', "Boolean b = Pattern.matches('(a+)+b', 'a'.repeat(50));", /LimitException: Regex too complicated/],
    ['square', 'Decimal d = 12345.6789; for (Integer i = 0; i < 30; i++) { d = d * d; }', /LimitException: Apex/],
    ['power', 'Decimal d = 3; d = d.pow(200000000);', /LimitException: Apex/],
    [
        'shared',
        "Object m = 'x'; for (Integer i = 0; i < 27; i++) { m = new List<Object>{ m, m }; } String s = JSON.serialize(m);",
        /LimitException: Apex/
    ],
    [
        'shown',
        "Object m = 'x'; for (Integer i = 0; i < 27; i++) { m = new List<Object>{ m, m }; } Assert.fail('' + String.valueOf(m).length());",
        /AssertException: Assertion Failed: 5\d\d/
    ],
    [
        'texts',
        "List<String> all = new List<String>(); for (Integer i = 0; i < 2000; i++) { all.add('ab'.repeat(600000) + i); }",
        /LimitException: Apex heap size too large/
    ],
    ['scale', 'Decimal d = 1; d = d.divide(3, 2000000000);', /MathException: Scale must be between/],
    ['day', 'Date d = Date.newInstance(2000000000, 1, 1);', /TypeException: Invalid date/],
    ['instant', 'Datetime d = Datetime.newInstance(9000000000000000000L);', /TypeException: Invalid date/],
    [
        'named',
        "Assert.isNotNull(Type.forName('List<'.repeat(100000) + 'Integer' + '>'.repeat(100000)));",
        /AssertException/
    ],
    ['number', "Object o = JSON.deserializeUntyped('1e999999999');", /JSONException: Numeric value/],
    ['itself', 'List<Object> l = new List<Object>(); l.add(l); Integer h = l.hashCode();', /Maximum stack depth/],
    [
        'causes',
        "Exception a = new CalloutException('a'); Exception b = new CalloutException('b'); a.initCause(b); b.initCause(a); String s = a.getStackTraceString();",
        /Maximum stack depth/
    ],
    ['growing', "String s = '&'; while (true) { s = s.escapeHtml4(); }", /LimitException: Apex/],
    [
        'blobs',
        "List<Blob> all = new List<Blob>(); for (Integer i = 0; i < 300; i++) { all.add(Blob.valueOf('abcde'.repeat(1000000))); }",
        /LimitException: Apex heap size too large/
    ],
    ['initialized', 'Integer i = Spinning.x;', /LimitException: Apex CPU time limit exceeded/],
    ['iterated', 'Integer n = 0; for (Integer i : new Forever()) { n += i; }', /LimitException: Apex CPU/],
    ['gotten', 'Integer i = new Hard().first;', /Maximum stack depth reached: 1001/],
    ['compared', 'List<Hard> l = new List<Hard>{ new Hard(), new Hard() }; l.sort();', /Maximum stack depth/],
    ['hashed', 'Set<Hard> s = new Set<Hard>{ new Hard() };', /Maximum stack depth/],
    ['told', "String s = 'x' + new Hard();", /Maximum stack depth/],
    ['finished', 'new Hard().finish();', /Maximum stack depth/],
    [
        'called',
        "Test.setMock(HttpCalloutMock.class, new Hard()); HttpRequest q = new HttpRequest(); q.setEndpoint('https://a.test'); q.setMethod('GET'); new Http().send(q);",
        /LimitException: Too many callouts: 101/
    ],
    [
        'formatted',
        "String s = String.format('{0}'.repeat(200000), new List<Object>{ 'x'.repeat(1000) });",
        /LimitException: Apex heap size too large/
    ],
    ['sized', 'Integer[] a = new Integer[-1];', /ListException: List index out of bounds: -1/],
    [
        'nested',
        "Dom.Document d = new Dom.Document(); d.load('<a>'.repeat(100000));",
        /XmlException: .*more than 50 deep/
    ],
    [
        'streamed',
        "XmlStreamReader x = new XmlStreamReader('<a>'.repeat(100000)); while (x.hasNext()) { x.next(); }",
        /XmlException: .*more than 50 deep/
    ]
];

/** What the code above uses: each of its members asks for itself. */
const HELPERS = {
    Spinning:
        'public class Spinning { public static Integer x = spin(); static Integer spin() { while (true) { } return 1; } }',
    Forever:
        'public class Forever implements Iterable<Integer>, Iterator<Integer> { public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return true; } public Integer next() { return 1; } }',
    Hard: `public class Hard implements Comparable, HttpCalloutMock {
        public Integer first { get { return second; } }
        public Integer second { get { return first; } }
        public Integer compareTo(Object o) { return compareTo(this); }
        public Integer hashCode() { return new Set<Hard>{ this }.size(); }
        public Boolean equals(Object o) { return this == o; }
        public override String toString() { return '' + this; }
        public void finish() { try { finish(); } finally { finish(); } }
        public HttpResponse respond(HttpRequest q) { return new Http().send(q); }
    }`
};

describe('whatever a test does', () => {
    it('the run ends with its error, and the results of all others', async () => {
        const methods = ENDS.flatMap(([name, body], i) => [
            test(name, body),
            test(`after${i}`, 'Assert.isTrue(true);')
        ]);
        const source = `@IsTest class HardTest { ${methods.join('\n')} }`;
        const results = await runApex({ ...HELPERS, HardTest: source }, {}, false, CPU_MS);
        ENDS.forEach(([name, , error], i) => {
            const { failure } = results.get(name)!;
            assert.match(`${failure?.exceptionType}: ${failure?.message}`, error, name);
            assert.equal(results.get(`after${i}`)!.failure, undefined);
        });
    });

    it('a thread that gives no sign of life is ended, and the next test runs', async () => {
        const body = "String s = 'ab'.repeat(40000); Integer i = s.getLevenshteinDistance(s + 'c');";
        const source = `@IsTest class SilentTest { ${test('silent', body)} ${test('next', 'Assert.isTrue(true);')} }`;
        const runtime = createApexRuntime([{ path: 'SilentTest.cls', text: source }], EMPTY_ORG, { timeoutMs: 2000 });
        const { results } = await runtime.runTests();
        await runtime.close();
        assert.deepEqual(
            results.map(({ methodName, failure }) => [methodName, failure?.exceptionType, failure?.message]),
            [
                ['silent', 'System.LimitException', 'It took longer than 2 s'],
                ['next', undefined, undefined]
            ]
        );
    });
});

const FINE = '@IsTest class FineTest { @IsTest static void fine() { Assert.isTrue(true); } }';
const terms = (count: number): string => Array<string>(count).fill('1').join(' + ');

/** What stands in a file → how its refusal begins. */
const BROKEN: [what: string, classes: Record<string, string>, refusal: RegExp][] = [
    ['a class that extends itself', { A: 'class A extends A { }' }, /^A\.cls:1:7: A extends itself: A, A/],
    [
        'two classes that extend each other',
        { A: 'virtual class A extends B { }', B: 'virtual class B extends A { }' },
        /\.cls:1:15: . extends itself: ., ., ./
    ],
    [
        'interfaces in a circle',
        { A: 'interface A extends B { }', B: 'interface B extends A { }' },
        /\.cls:1:11: . extends itself/
    ],
    [
        '20,000 terms',
        { A: `class A { Integer n() { return ${terms(20000)}; } }` },
        /^A\.cls:1:\d+: This is too deeply nested/
    ],
    [
        '3,000 nested blocks',
        { A: `class A { void n() ${'{'.repeat(3000)}${'}'.repeat(3000)} }` },
        /^A\.cls:1:\d+: This is too deeply nested/
    ],
    ['an empty file', { A: '' }, /^A\.cls:1:1: This is not valid Apex/],
    [
        'a test method that is not static',
        { ATest: '@IsTest class ATest { @IsTest void a() { } }' },
        /^ATest\.cls:1:\d+: Test method must be static: a$/
    ],
    [
        'a test method with a parameter',
        { ATest: '@IsTest class ATest { @IsTest static void a(Integer i) { } }' },
        /Test method cannot have parameters: a$/
    ],
    [
        'a setup that gives something back',
        { ATest: '@IsTest class ATest { @TestSetup static Integer a() { return 1; } }' },
        /^ATest\.cls:1:\d+: Test setup method must return void: a$/
    ],
    [
        'a setup with a parameter',
        { ATest: '@IsTest class ATest { @TestSetup static void a(Integer i) { } }' },
        /Test setup method cannot have parameters: a$/
    ],
    [
        'a test class that is an exception',
        {
            OneException: '@IsTest class OneException extends TwoException { }',
            TwoException: 'virtual class TwoException extends Exception { }'
        },
        /^OneException\.cls:1:\d+: Only top-level non-exception class types can be marked as tests$/
    ]
];

describe('what cannot be loaded is refused with file and line, and the others run', () => {
    for (const [what, classes, refusal] of BROKEN) {
        it(what, async () => {
            const sources = Object.entries({ ...classes, FineTest: FINE });
            const runtime = createApexRuntime(
                sources.map(([name, text]) => ({ path: `${name}.cls`, text })),
                EMPTY_ORG,
                { keepGoing: true }
            );
            const { results } = await runtime.runTests();
            await runtime.close();
            assert.match(runtime.refused[0]?.message ?? '', refusal);
            const fine = results.find(({ methodName }) => methodName === 'fine');
            assert.equal(fine?.failure, undefined);
            assert.ok(fine);
        });
    }
    it('a byte order mark is no part of the class', async () => {
        const results = await runApex({ FineTest: `\uFEFF${FINE}` });
        assert.equal(results.get('fine')!.failure, undefined);
    });
    it('what is marked as a test and returns a value is a helper of tests', async () => {
        // As in the SDK of Watson, and in classes that were retrieved from orgs.
        const helper = 'static testMethod String text() { return null; } @IsTest static Integer one() { return 1; }';
        const test = '@IsTest static void two() { Assert.areEqual(1, one()); Assert.isNull(text()); }';
        const results = await runApex({ HelperTest: `@IsTest class HelperTest { ${helper} ${test} }` });
        assert.deepEqual([...results.keys()], ['two']);
        assert.equal(results.get('two')!.failure, undefined);
    });
    it('a name that is no test is an error', async () => {
        const runtime = createApexRuntime([{ path: 'FineTest.cls', text: FINE }], EMPTY_ORG);
        await assert.rejects(runtime.runTests({ only: ['Missing'] }), /No test is named Missing/);
        await runtime.close();
    });
});
