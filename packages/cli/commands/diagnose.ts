import { Command } from '@oclif/core';

/** Reads its own flags, which `npm run diagnose` takes too. */
export class Diagnose extends Command {
    static override summary =
        'Asks an API as a browser would, and says for each lane what comes of it and what to change.';
    static override description = 'Requests that could change something are sent with --send only.';
    static override examples = [
        '<%= config.bin %> <%= command.id %> https://api.example.com/v1 --origin https://mydomain.lightning.force.com'
    ];
    static override usage =
        "diagnose URL --origin ORIGIN [--method M] [--header 'K: V']… [--data BODY] [--credentials] [--csp 'connect-src …'] [--project DIR] [--context lex|site|visualforce] [--write DIR] [--stack NAME] [--send] [--json]";
    static override strict = false;

    async run(): Promise<void> {
        const { main } = await import('../diagnose/main.ts');
        this.exit(await main(this.argv));
    }
}
