import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf, type Report, type ScenarioReport } from './html.ts';
import type { LaneReport } from './html-lane.ts';

const HOSTILE = `<img src="https://evil.example/x.png" onerror='alert(1)'>&`;

function laneWith(change: Partial<LaneReport['row']> = {}): LaneReport {
    return {
        row: {
            scenario: 'simple-no-header',
            lane: 'direct',
            outcome: 'blocked',
            gate: 'cors',
            reason: 'MissingAllowOriginHeader',
            status: null,
            requestsSeen: 1,
            expected: { outcome: 'blocked', seen: ['GET'] },
            ok: true,
            problems: [],
            ...change
        },
        text: {
            lane: 'direct',
            name: 'Direct fetch',
            outcome: 'Blocked',
            diagram: '<svg viewBox="0 0 1 1"></svg><ol><li>At This page: Stopped here: CORS check</li></ol>'
        },
        run: {
            scenario: 'simple-no-header',
            lane: 'direct',
            result: { lane: 'direct', outcome: 'blocked', ended: 'settled', startedAt: 0, durationMs: 1 },
            diagnosis: {
                outcome: 'blocked',
                certain: true,
                text: 'The API answered without an Access-Control-Allow-Origin header.',
                wanted: [],
                causes: [{ gate: 'cors', reason: 'MissingAllowOriginHeader', text: '', consoleText: HOSTILE }]
            },
            fixes: [
                { id: 'a', owner: 'api-owner', title: 'Allow the origin', text: HOSTILE, code: codeOf(HOSTILE) },
                { id: 'b', owner: 'developer', title: 'Use Apex', text: 'Let Apex call.' }
            ],
            findings: [{ id: 'vary-missing', text: HOSTILE }],
            next: [{ gate: 'csp', reason: 'csp', text: HOSTILE, findings: [], fixes: [] }],
            browser: { sent: ['GET'] },
            serverLog: [
                {
                    trace: 't',
                    at: 0,
                    origin: 'http://localhost:3001',
                    method: 'GET',
                    url: '/closed?trace=t',
                    headers: [
                        ['Origin', 'http://localhost:3000'],
                        ['X-Api-Key', 'a secret']
                    ],
                    bodyBytes: 0,
                    status: 200,
                    responseHeaders: []
                }
            ],
            seen: ['GET']
        }
    };
}

const codeOf = (text: string) => ({ language: 'http' as const, text });

function pageOf(lanes: LaneReport[], change: Partial<ScenarioReport> = {}): string {
    const report: Report = {
        madeAt: new Date(0),
        browser: 'Chromium 1',
        security: 'none',
        diagramStyle: ':host { display: block; }\ntext { fill: red; }',
        scenarios: [
            {
                id: 'simple-no-header',
                text: { title: 'No header', shows: HOSTILE, request: [`GET ${HOSTILE}`], lanes: [] },
                lanes,
                ...change
            }
        ]
    };
    return htmlOf(report);
}

test('the page has the request, the verdict, the diagram, the reason and each fix with its owner', () => {
    const page = pageOf([laneWith()]);
    for (const part of [
        'No header',
        '✗ Blocked',
        '<svg viewBox="0 0 1 1">',
        'MissingAllowOriginHeader',
        'Owner of the API: Allow the origin',
        'Developer: Use Apex',
        'GET http://localhost:3001/closed · Origin: http://localhost:3000 · answered 200'
    ]) {
        assert.ok(page.includes(part), part);
    }
});

test('the page loads nothing: it names no resource, and its policy allows none', () => {
    const page = pageOf([laneWith()]);
    assert.ok(!/<(link|script|img|iframe|object)\b|@import|url\(/.test(page));
    assert.match(page, /default-src 'none'/);
});

test('what an API or a person wrote stays text', () => {
    const page = pageOf([laneWith()]);
    assert.ok(!page.includes('<img'));
    assert.equal(page.split('&lt;img src=&quot;https://evil.example').length - 1, 7);
});

test('headers other than Origin stay out: one of them could be a secret', () => {
    assert.ok(!pageOf([laneWith()]).includes('a secret'));
});

test('a row that is not as expected says what differs, and so does the summary', () => {
    const page = pageOf([laneWith({ ok: false, problems: ['status: 500 instead of 200'] })]);
    assert.match(page, /Not as expected: status: 500 instead of 200/);
    assert.match(page, /1 scenarios in 1 lanes, 1 not as expected/);
});

test('a scenario that could not be run is there with its problem', () => {
    const { row } = laneWith({ outcome: 'not run', ok: false, problems: ['no page'] });
    const page = pageOf([{ row }], { text: undefined });
    assert.match(page, /\? not run/);
    assert.match(page, /no page/);
});

test('the owner of the API finds the recipe of the stack that the answers name, before those of the others', () => {
    const lane = laneWith();
    lane.run!.serverLog[0].responseHeaders = [['X-Powered-By', 'Express']];
    const page = pageOf([lane]);
    assert.match(page, /the answers name express/);
    assert.match(page, /<details open>\s*<summary>express: <code>express\.mjs<\/code><\/summary>/);
    assert.match(page, /<details >\s*<summary>nginx: /);
    assert.ok(page.indexOf('>express:') < page.indexOf('>apache:'));
    assert.match(page, /origin: PAGES,/);
});

test('a report in which no owner of an API has anything to change has no recipe', () => {
    const lane = laneWith();
    lane.run!.fixes = [];
    assert.doesNotMatch(pageOf([lane]), /For the owner of the API/);
});
