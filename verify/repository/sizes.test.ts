import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

/** force-app is not one of them: the platform wants its bundles and classes flat. */
const ROOMS = [
    'packages',
    'local-org',
    'servers',
    'lab',
    'site',
    'deploy',
    'verify',
    'scripts',
    'e2e',
    'bench',
    'test-help'
];
const LANES = [
    'directFetch',
    'noCorsFetch',
    'fireAndForgetFetch',
    'apexCallout',
    'proxyFetch',
    'recordWire',
    'recordApex',
    'imageAndForm'
];

const sources = ROOMS.flatMap((room) =>
    fs
        .readdirSync(path.join(PROJECT_DIR, room), { recursive: true, encoding: 'utf8' })
        .map((file) => `${room}/${file.replaceAll(path.sep, '/')}`)
        .filter((file) => /\.(?:ts|mts|js|mjs|cjs)$/.test(file) && !/\/(?:node_modules|dist|__fixtures__)\//.test(file))
);

const linesOf = (file: string): number => fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8').split('\n').length - 1;

describe('the house', () => {
    it('has no folder with more than 20 sources beside each other', () => {
        const counts = countsOf(sources.map((file) => path.posix.dirname(file)));
        assert.deepEqual(
            [...counts].filter(([, count]) => count > 20),
            []
        );
    });

    it('has no lane component that is longer than 60 lines', () => {
        const components = LANES.map((lane) => `force-app/main/default/lwc/${lane}/${lane}.ts`);
        assert.deepEqual(
            components.filter((file) => linesOf(file) > 60),
            []
        );
    });

    it('has commands that are short: under 2,000 lines for all of them', () => {
        const commands = sources.filter((file) => file.startsWith('scripts/'));
        assert.ok(commands.map(linesOf).reduce((sum, lines) => sum + lines, 0) < 2000);
    });
});

function countsOf(names: readonly string[]): Map<string, number> {
    const counts = new Map<string, number>();
    names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    return counts;
}
