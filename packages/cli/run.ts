import { fileURLToPath } from 'node:url';
import { flush, handle, run } from '@oclif/core';
import manifest from './package.json' with { type: 'json' };

const isSource = import.meta.url.endsWith('.ts');

/**
 * `callout-lab`. As a plugin of the Salesforce CLI the same commands stand under `sf callout`, which package.json says; on their own
 * they have no such word before them.
 */
const pjson = {
    ...manifest,
    oclif: {
        ...manifest.oclif,
        // `callout-lab autocomplete`; the Salesforce CLI has its own.
        plugins: ['@oclif/plugin-autocomplete'],
        additionalHelpFlags: ['-h'],
        additionalVersionFlags: ['-v'],
        commands: { ...manifest.oclif.commands, target: isSource ? './commands/index.ts' : './dist/commands.js' }
    }
};

// Who reads the answer may have read enough: `callout-lab explain … | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') {
        process.exit();
    }
});

const asked = process.argv.slice(2);

await run(asked[0] === 'help' ? [...asked.slice(1), '--help'] : asked, {
    root: fileURLToPath(new URL(isSource ? '.' : '..', import.meta.url)),
    pjson: pjson as never
})
    .then(() => flush())
    .catch((error: Error) => {
        error.message = error.message.replace(
            /^command (\S+) not found$/,
            (_all, id: string) => `There is no command ${id.replaceAll(':', ' ')}; callout-lab --help lists them.`
        );
        return handle(error);
    });
