import type { TestContext } from 'node:test';
import { main } from '../main.ts';

/** Runs the command; gives its exit code and what it printed. */
export function run(t: TestContext, ...args: string[]): { code: number; out: string; error: string } {
    const lines: string[] = [];
    const errors: string[] = [];
    t.mock.method(console, 'log', (line: string) => lines.push(line));
    t.mock.method(console, 'error', (line: string) => errors.push(line));
    const code = main([...args, '--no-cache']);
    t.mock.restoreAll();
    return { code, out: lines.join('\n'), error: errors.join('\n') };
}
