import locker from '@locker/eslint-plugin-locker';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import type { CheckResult } from '../finding.ts';
import type { Project } from '../project.ts';
import { rememberByText } from '../remember.ts';

/** Rules about what the sandbox watches, not about what it refuses: these work there, as the browser tests show. */
const HARMLESS = new Set([
    'distorted-window-fetch',
    'distorted-window-set-interval',
    'distorted-window-set-timeout',
    'distorted-url-create-object-url',
    'distorted-node-text-content-setter',
    // The sandbox keeps a store of its own for a namespace; its methods are the usual ones.
    'distorted-storage-constructor'
]);

const plugin = locker as unknown as { rules: Record<string, never> };

/** What Lightning Web Security changes or refuses, by its own ESLint rules. */
export async function checkLws(project: Project): Promise<CheckResult> {
    const files = project.bundles.flatMap(({ dir }) => project.scripts(dir));
    const results = await Promise.all(
        files.map(async (file) =>
            (await messages(file, project.read(file))).map(({ line, message, ruleId }) => ({
                file,
                line,
                problem: `Lightning Web Security: ${message.split('\n')[0]} (${ruleId ?? 'parse'})`,
                remedy: 'Use what the sandbox allows; docs of @locker/eslint-plugin-locker name it rule by rule.'
            }))
        )
    );
    return { checked: files.length, findings: results.flat() };
}

const messages = rememberByText(async (file, text) => {
    const [result] = await linter().lintText(text, { filePath: file });
    return result?.messages ?? [];
});

let known: ESLint | undefined;

function linter(): ESLint {
    const rules = Object.keys(plugin.rules).filter((rule) => !HARMLESS.has(rule));
    known ??= new ESLint({
        overrideConfigFile: true,
        // A disabling comment is for this project's own lint, which knows other rules.
        allowInlineConfig: false,
        overrideConfig: {
            files: ['**/*.ts'],
            plugins: { locker: plugin as never },
            languageOptions: { parser: tseslint.parser as unknown as Linter.Parser },
            rules: Object.fromEntries(rules.map((rule) => [`locker/${rule}`, 'error'] as const))
        }
    });
    return known;
}
