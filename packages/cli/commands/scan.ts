import { Args, Command, Flags } from '@oclif/core';

/** The flags stand here for help and completion; they are read where `npm run scan` has them read too. */
export class Scan extends Command {
    static override summary = 'Holds every call that a project makes against what its four lists allow.';
    static override description =
        'Reads Lightning Web Components, Aura, Visualforce, Apex, flows and the lists beside them. Nothing of the project is run. Ends with 0 without findings of the asked severity, with 1 with some, with 2 for wrong usage.';
    static override examples = [
        '<%= config.bin %> <%= command.id %> .',
        '<%= config.bin %> <%= command.id %> . --format sarif > scan.sarif',
        '<%= config.bin %> <%= command.id %> . --baseline accepted.json --write-baseline'
    ];
    static override args = { dir: Args.string({ description: 'of the Salesforce project', ignoreStdin: true }) };
    static override flags = {
        format: Flags.string({ options: ['text', 'json', 'sarif', 'github'] }),
        json: Flags.boolean({ description: 'the same as --format json' }),
        hosts: Flags.boolean({ description: 'a table of hosts, callers and entries' }),
        severity: Flags.string({
            description: 'the least that counts; warning where there is none',
            options: ['error', 'warning', 'info']
        }),
        context: Flags.string({
            description: 'of the calls of pages those of one kind of page',
            options: ['lex', 'site', 'visualforce']
        }),
        baseline: Flags.string({ helpValue: 'FILE', description: 'findings that are accepted, and not reported' }),
        'write-baseline': Flags.boolean({ description: 'accepts what is there: writes that file' }),
        fix: Flags.boolean({ description: 'writes missing entries; --fix=remove-unused takes away unused ones, too' }),
        'no-cache': Flags.boolean({ description: 'reads all sources again, and keeps nothing' }),
        'write-rules': Flags.string({
            helpValue: 'DOCS',
            description: 'alone: writes the documentation of the rules into this directory'
        })
    };
    static override strict = false;

    async run(): Promise<void> {
        const { main } = await import('../scan/main.ts');
        process.exitCode = main(this.argv, `${this.config.bin} ${(this.id ?? '').replaceAll(':', ' ')}`);
    }
}
