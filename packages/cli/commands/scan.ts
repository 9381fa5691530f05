import { Command } from '@oclif/core';

/** The scan reads its own flags, which `npm run scan` takes too. */
export class Scan extends Command {
    static override summary = 'Holds every call that a project makes against what its four lists allow.';
    static override description =
        'Reads Lightning Web Components, Aura, Visualforce, Apex, flows and the lists beside them. Nothing of the project is run.';
    static override examples = ['<%= config.bin %> <%= command.id %> . --format json'];
    static override usage =
        'scan DIR [--format text|json|sarif|github] [--hosts] [--severity error|warning|info] [--context lex|site|visualforce] [--baseline FILE] [--write-baseline] [--fix]';
    static override strict = false;

    async run(): Promise<void> {
        const { main } = await import('../scan/main.ts');
        this.exit(main(this.argv));
    }
}
