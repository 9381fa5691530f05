import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { LogLines } from './log-lines.ts';

describe('log lines', () => {
    it('of one turn of the event loop are written at once and in order, those of the next with the next', async () => {
        const written: string[] = [];
        const log = new LogLines({ write: (lines) => written.push(lines) });
        const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
        log.write('one\n');
        log.write('two\n');
        await turn();
        log.write('three\n');
        await turn();
        assert.deepEqual(written, ['one\ntwo\n', 'three\n']);
    });

    it('are written when the process ends in the middle of a turn', () => {
        const program = `
            import { standardOutput } from ${JSON.stringify(new URL('log-lines.ts', import.meta.url).href)};
            standardOutput.write('last\\n');
            throw new Error('the end');`;
        const { stdout, status } = spawnSync(
            process.execPath,
            ['--import', 'tsx', '--input-type=module', '--eval', program],
            { encoding: 'utf8' }
        );
        assert.deepEqual([stdout, status], ['last\n', 1]);
    });
});
