import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fs from 'node:fs';
import path from 'node:path';
import {
    createApexRuntime,
    type ApexOrgEnvironment,
    type ApexRuntime,
    type ApexSource
} from '../packages/apex-runtime/index.ts';
import { readOrgMetadata } from '../packages/project/index.ts';
import { recordStore } from '../local-org/rest/records.ts';
import { PROJECT_DIR } from '../lab/project.ts';

/** One line of the benchmark table. `peer` is null where there is nothing to compare with. */
export interface BenchRow {
    name: string;
    ours: number;
    peer: number | null;
    /** ours / peer */
    ratio: number | null;
    /** The lowest and the highest ratio, where there were several rounds. */
    rounds?: [number, number];
    unit: string;
}

const CALLS = 300;

const LOOP = `public class Loop {
    @AuraEnabled public static Integer add() {
        Integer total = 0;
        for (Integer i = 0; i < 1000000; i++) { total += i; }
        return total;
    }
}`;

/** What the Apex runtime costs: over a bare HTTP request, over JavaScript, and to load. */
export async function benchApex(): Promise<BenchRow[]> {
    const server = http.createServer((_request, response) => response.end('{"id":1}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const loadStartedAt = performance.now();
    const runtime = createApexRuntime([...projectClasses(), { path: 'Loop.cls', text: LOOP }], orgWith(origin));
    const loadMs = performance.now() - loadStartedAt;
    const reloadStartedAt = performance.now();
    const again = createApexRuntime([...projectClasses(), { path: 'Loop.cls', text: LOOP }], orgWith(origin));
    const reloadMs = performance.now() - reloadStartedAt;
    try {
        return [
            ...(await calloutRows(runtime, origin)),
            await loopRow(runtime),
            row('load the classes of the project again, over the first time', reloadMs, loadMs, 'ms')
        ];
    } finally {
        await Promise.all([runtime.close(), again.close()]);
        server.closeAllConnections();
        server.close();
    }
}

async function calloutRows(runtime: ApexRuntime, origin: string): Promise<BenchRow[]> {
    const params = { request: { url: `${origin}/item`, method: 'GET' } };
    const throughApex = async (): Promise<void> => {
        const answer = await runtime.invoke('CalloutProxy', 'send', params);
        if (!answer.ok || (answer.value as { statusCode?: number }).statusCode !== 200) {
            throw new Error(`The proxy did not answer 200: ${JSON.stringify(answer)}`);
        }
    };
    const agent = new http.Agent({ keepAlive: true });
    const bare = (): Promise<void> =>
        new Promise((resolve, reject) => {
            http.get(`${origin}/item`, { agent }, (response) => {
                response.resume().on('end', resolve);
            }).on('error', reject);
        });
    const ours = await median(throughApex);
    const peer = await median(bare);
    agent.destroy();
    return [
        row('callout through CalloutProxy.send, over a bare HTTP request', ours, peer, 'ms'),
        {
            name: 'cost of CalloutProxy.send over the bare request (goal: under 3 ms)',
            ours: round(ours - peer),
            peer: null,
            ratio: null,
            unit: 'ms'
        }
    ];
}

async function loopRow(runtime: ApexRuntime): Promise<BenchRow> {
    const ours = await median(async () => void (await runtime.invoke('Loop', 'add', {})), 10);
    const peer = await median(() => {
        let total = 0;
        for (let i = 0; i < 1_000_000; i++) {
            total = (total + i) | 0;
        }
        return Promise.resolve(void total);
    }, 10);
    return row('a loop of 1,000,000 additions (goal: under 1000 ms), over JavaScript', ours, peer, 'ms');
}

async function median(call: () => Promise<void>, count = CALLS): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < count + 5; i++) {
        const startedAt = performance.now();
        await call();
        times.push(performance.now() - startedAt);
    }
    // The first calls warm up.
    return times.slice(5).sort((a, b) => a - b)[Math.floor(count / 2)];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const row = (name: string, ours: number, peer: number, unit: string): BenchRow => ({
    name,
    ours: round(ours),
    peer: round(peer),
    ratio: round(ours / peer),
    unit
});

export function projectClasses(): ApexSource[] {
    const directory = path.join(PROJECT_DIR, 'force-app/main/default/classes');
    return fs
        .readdirSync(directory)
        .filter((file) => file.endsWith('.cls'))
        .map((file) => ({ path: file, text: fs.readFileSync(path.join(directory, file), 'utf8') }));
}

/** The project's own org, with one more target: the server of the benchmark. */
export function orgWith(origin: string): ApexOrgEnvironment {
    const metadata = readOrgMetadata(path.join(PROJECT_DIR, 'force-app'), { projectDir: PROJECT_DIR, origins: {} });
    return {
        remoteSites: () => [{ url: origin, isActive: true }],
        namedCredentials: () => [],
        customMetadata: (type) => {
            const [first, ...rest] = metadata.customMetadata.get(type) ?? [];
            return type === 'Callout_Target__mdt' ? [{ ...first, ...targetFields(origin) }] : [first, ...rest];
        },
        label: (name) => metadata.labels.get(name),
        staticResource: () => undefined,
        records: recordStore(() => metadata.permissionSets)
    };
}

const targetFields = (origin: string): Record<string, unknown> => ({
    DeveloperName: 'Bench',
    MasterLabel: 'Bench',
    Origin__c: origin,
    Path_Prefix__c: null,
    Methods__c: 'GET',
    Request_Headers__c: null,
    Named_Credential__c: null,
    Is_Active__c: true
});
