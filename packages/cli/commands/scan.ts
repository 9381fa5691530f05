import { Args, Command, Flags } from '@oclif/core';

/** The flags stand here for help and completion; they are read where `npm run scan` has them read too. */
export class Scan extends Command {
    static override summary = 'Holds every call that a project makes against what its four lists allow.';
    static override description =
        'Reads Lightning Web Components, Aura, Visualforce, Apex, flows and the lists beside them. Nothing of the project is run.';
    static override examples = ['<%= config.bin %> <%= command.id %> . --format json'];
    static override args = { dir: Args.string({ description: 'the project', ignoreStdin: true }) };
    static override flags = {
        format: Flags.string({ options: ['text', 'json', 'sarif', 'github'] }),
        json: Flags.boolean({ description: 'the same as --format json' }),
        hosts: Flags.boolean({ description: 'a table of hosts, callers and entries' }),
        severity: Flags.string({
            description: 'the least that counts; warning where there is none',
            options: ['error', 'warning', 'info']
        }),
        context: Flags.string({
            description: 'of the calls of pages those of one kind',
            options: ['lex', 'site', 'visualforce']
        }),
        baseline: Flags.string({ description: 'a file with findings that are accepted' }),
        'write-baseline': Flags.boolean({ description: 'writes that file' }),
        fix: Flags.boolean({ description: 'writes missing entries; --fix=remove-unused takes away unused ones, too' }),
        'no-cache': Flags.boolean({ description: 'reads all sources again, and keeps nothing' }),
        'write-rules': Flags.string({ description: 'alone: writes the documentation of the rules into this directory' })
    };
    static override strict = false;

    async run(): Promise<void> {
        const { main } = await import('../scan/main.ts');
        process.exitCode = main(this.argv, `${this.config.bin} ${(this.id ?? '').replaceAll(':', ' ')}`);
    }
}
