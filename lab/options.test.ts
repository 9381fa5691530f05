import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { readOptions, wholeNumber } from './options.ts';

const USAGE = 'npm run x -- [--count N] [FILE]';

/** What a program prints, and how it ends, when it reads these arguments. */
function read(args: string[], rest = false) {
    const printed: string[] = [];
    const mocks = [
        mock.method(console, 'log', (line: string) => printed.push(`out ${line}`)),
        mock.method(console, 'error', (line: string) => printed.push(`err ${line}`)),
        mock.method(process, 'exit', (code: number) => {
            throw new Error(`ended with ${code}`);
        })
    ];
    try {
        const { values, positionals } = readOptions(USAGE, { count: { type: 'string', default: '1' } }, { args, rest });
        return { printed, count: wholeNumber(USAGE, '--count', values.count, 1), positionals };
    } catch (error) {
        return { printed, ended: (error as Error).message };
    } finally {
        mocks.forEach((each) => each.mock.restore());
    }
}

describe('the options of a command', () => {
    it('are read, with what may follow them', () => {
        assert.deepEqual(read(['--count', '3', 'a'], true), { printed: [], count: 3, positionals: ['a'] });
        assert.deepEqual(read([]), { printed: [], count: 1, positionals: [] });
    });

    for (const args of [['--help'], ['-h'], ['--count', '3', '--help']]) {
        it(`print the usage for ${args.join(' ')}, and end with 0`, () => {
            assert.deepEqual(read(args), { printed: [`out ${USAGE}`], ended: 'ended with 0' });
        });
    }

    for (const [args, problem] of [
        [['--bogus'], "Unknown option '--bogus'."],
        [['--count'], "Option '--count <value>' argument missing."],
        [['a'], "Unexpected argument 'a'. This command does not take positional arguments."],
        [['--count', '0'], '--count takes a whole number of at least 1, not "0".'],
        [['--count', '1.5'], '--count takes a whole number of at least 1, not "1.5".'],
        [['--count', ' '], '--count takes a whole number of at least 1, not " ".'],
        [['--count', '1e99'], '--count takes a whole number of at least 1, not "1e99".']
    ] as const) {
        it(`say what is wrong with "${args.join(' ')}" and how to call it, and end with 2`, () => {
            assert.deepEqual(read([...args]), { printed: [`err ${problem}\n\n${USAGE}`], ended: 'ended with 2' });
        });
    }
});
