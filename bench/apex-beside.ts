import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApexOrgEnvironment, ApexRuntime, ApexSource } from '../packages/apex-runtime/index.ts';
import { orgWith, projectClasses, type BenchRow } from './apex.ts';

const ROUNDS = 7;
const CALLS = 60;

const WORK: ApexSource = {
    path: 'Work.cls',
    text: `public class Work {
    @AuraEnabled public static Integer loop() {
        Integer total = 0;
        for (Integer i = 0; i < 10000000; i++) { total += i; }
        return total;
    }
    @AuraEnabled public static Integer call(String url) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint(url);
        request.setMethod('GET');
        return new Http().send(request).getStatusCode();
    }
    @AuraEnabled public static Boolean match() {
        return Pattern.matches('(a+)+b', 'a'.repeat(40));
    }
}`
};

type Create = (sources: ApexSource[], org: ApexOrgEnvironment) => ApexRuntime;

/** The runtime of this tree over that of another, such as a work tree of an earlier commit: by turns in one process, so that both have the same machine. */
export async function compareApex(otherTree: string): Promise<BenchRow[]> {
    const trees = [path.join(import.meta.dirname, '..'), otherTree].map((tree) =>
        pathToFileURL(path.resolve(tree, 'packages/apex-runtime/index.ts'))
    );
    const [ours, theirs] = await Promise.all(
        trees.map(async ({ href }) => ((await import(href)) as { createApexRuntime: Create }).createApexRuntime)
    );
    const server = http.createServer((_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
        await measure(ours, url, 'warm');
        await measure(theirs, url, 'warm');
        const mine: Times[] = [];
        const others: Times[] = [];
        for (let round = 0; round < ROUNDS; round++) {
            mine.push(await measure(ours, url, `${process.pid} ${round}`));
            others.push(await measure(theirs, url, `${process.pid} ${round}`));
        }
        return Object.keys(mine[0]).map((name) => rowOf(name, mine, others));
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

/** Name of the work → milliseconds. */
type Times = Record<string, number>;

/** `mark`: makes the sources new to every cache. */
async function measure(create: Create, url: string, mark: string): Promise<Times> {
    // An earlier runtime may know less of what tests need.
    const classes = [...projectClasses().filter(({ text }) => !/@IsTest/i.test(text)), WORK];
    const marked = classes.map(({ path: file, text }) => ({ path: file, text: `// ${mark}\n${text}` }));
    const [loaded, runtime] = await timed(() => create(marked, orgWith(url)));
    const [again, second] = await timed(() => create(marked, orgWith(url)));
    await second.close();
    const run = async (method: string, params: object = {}): Promise<void> =>
        void (await runtime.invoke('Work', method, params as Record<string, unknown>));
    try {
        const [first] = await timed(() => run('call', { url }));
        const [calls] = await timed(async () => {
            for (let i = 0; i < CALLS; i++) {
                await run('call', { url });
            }
        });
        const [loop] = await timed(() => run('loop'));
        const [pattern] = await timed(() => run('match'));
        return {
            [`load ${classes.length} classes that no cache knows`]: loaded,
            'load them again': again,
            'the first call, with the start of its thread': first,
            'a callout': calls / CALLS,
            '10,000,000 turns of a loop': loop,
            'a pattern that ends by its budget (goal: under 1000 ms)': pattern
        };
    } finally {
        await runtime.close();
    }
}

async function timed<T>(work: () => T | Promise<T>): Promise<[ms: number, result: T]> {
    const startedAt = performance.now();
    const result = await work();
    return [performance.now() - startedAt, result];
}

function rowOf(name: string, mine: Times[], others: Times[]): BenchRow {
    const ratios = mine.map((times, round) => times[name] / others[round][name]);
    const [ours, peer] = [mine, others].map((rounds) => median(rounds.map((times) => times[name])));
    return {
        name: `apex, beside: ${name}`,
        ours,
        peer,
        ratio: median(ratios),
        rounds: [Math.min(...ratios), Math.max(...ratios)],
        unit: 'ms'
    };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
