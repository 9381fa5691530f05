import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { PROJECT_DIR } from '../../lab/project.ts';
import { until } from '../../servers/cors-proxy/src/test-help/wait.ts';

const SERVERS = ['servers/sample-api', 'servers/cors-proxy'];

/** What the linter finds, and what it does not look for: a last stage that runs as root, a base image of no version. */
function findingsIn(text: string): string[] {
    const severity = ValidationSeverity.ERROR;
    const linted = validate(text, { deprecatedMaintainer: severity, emptyContinuationLine: severity }).map(
        ({ message, range }) => `line ${range.start.line + 1}: ${message}`
    );
    const dockerfile = DockerfileParser.parse(text);
    const stages = dockerfile.getFROMs().map((from) => from.getBuildStage());
    const unversioned = dockerfile
        .getFROMs()
        .filter((from) => !stages.includes(from.getImage()) && !from.getImageTag() && !from.getImageDigest())
        .map((from) => `line ${from.getRange().start.line + 1}: ${from.getImage()} has no tag`);
    const lastFrom = dockerfile.getFROMs().at(-1)?.getRange().start.line ?? 0;
    const users = dockerfile
        .getInstructions()
        .filter((each) => each.getKeyword() === 'USER' && each.getRange().start.line > lastFrom);
    const runsAsRoot = ['', 'root', '0'].includes(users.at(-1)?.getArgumentsContent()?.split(':')[0] ?? '');
    return [...linted, ...unversioned, ...(runsAsRoot ? ['the image runs as root'] : [])];
}

const read = (server: string, file: string): string => fs.readFileSync(path.join(PROJECT_DIR, server, file), 'utf8');

for (const server of SERVERS) {
    test(`the Dockerfile of ${server} has no finding`, () => {
        assert.deepEqual(findingsIn(read(server, 'Dockerfile')), []);
    });

    test(`the image of ${server} starts what its start script starts`, () => {
        const command = DockerfileParser.parse(read(server, 'Dockerfile')).getCMDs().at(-1)?.getArguments() ?? [];
        const words = command.map((each) => each.getValue().replace(/[[\]",]/g, '')).filter(Boolean);
        const { scripts } = JSON.parse(read(server, 'package.json')) as { scripts: { start: string } };
        assert.equal(words.join(' '), scripts.start);
    });
}

for (const [error, change, says] of [
    ['an instruction that does not exist', (text: string) => text.replace('WORKDIR', 'WORKDRI'), /WORKDRI/],
    ['a port that is none', (text: string) => text.replace('EXPOSE 8080', 'EXPOSE http'), /port/i],
    ['an option that COPY does not have', (text: string) => text.replace('--chown', '--owner'), /owner/],
    ['a base image of no version', (text: string) => text.replace('FROM node:22-alpine\n', 'FROM node\n'), /no tag/],
    ['an image that runs as root', (text: string) => text.replace('USER node\n', ''), /runs as root/]
] as const) {
    test(`in a Dockerfile, ${error} is found`, () => {
        const text = read(SERVERS[0], 'Dockerfile');
        assert.notEqual(change(text), text);
        assert.match(findingsIn(change(text)).join('\n'), says);
    });
}

const tool = ['docker', 'podman'].find((name) => spawnSync(name, ['info'], { timeout: 10_000 }).status === 0);
const hasBase = tool !== undefined && spawnSync(tool, ['pull', 'node:22-alpine'], { timeout: 120_000 }).status === 0;
const why = tool === undefined ? 'no container tool works here' : 'the base image cannot be fetched here';

test(
    'the image of servers/cors-proxy is built, and starts closed',
    { skip: !hasBase && why, timeout: 600_000 },
    async () => {
        const run = (...args: string[]): string =>
            execFileSync(tool!, args, { cwd: path.join(PROJECT_DIR, 'servers/cors-proxy'), encoding: 'utf8' }).trim();
        run('build', '--tag', 'cors-proxy-test', '.');
        const id = run('run', '--detach', '--rm', '--publish', '127.0.0.1::8080', 'cors-proxy-test');
        try {
            const address = `http://${run('port', id, '8080').split('\n')[0]}`;
            await until(async () => (await fetch(`${address}/healthz`).catch(() => undefined))?.status === 200);
            assert.equal((await fetch(`${address}/x/y`)).status, 403);
        } finally {
            run('stop', id);
        }
    }
);
