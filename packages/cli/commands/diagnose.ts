import { Args, Command, Flags } from '@oclif/core';

/** The flags stand here for help and completion; they are read where `npm run diagnose` has them read too. */
export class Diagnose extends Command {
    static override summary =
        'Asks an API as a browser would, and says for each lane what comes of it and what to change.';
    static override description =
        'Requests that could change something are sent with --send only. Ends with 0, with 2 for wrong usage.';
    static override examples = [
        '<%= config.bin %> <%= command.id %> https://api.example.com/v1 --origin https://mydomain.lightning.force.com'
    ];
    static override args = { url: Args.string({ description: 'of the API, http or https', ignoreStdin: true }) };
    static override flags = {
        origin: Flags.string({
            helpValue: 'ORIGIN',
            description: 'of the page, such as https://mydomain.lightning.force.com; needed'
        }),
        method: Flags.string({ helpValue: 'METHOD', description: 'of the request; GET if none is named' }),
        header: Flags.string({
            helpValue: "'NAME: VALUE'",
            description: 'that the script sets; as often as needed',
            multiple: true
        }),
        data: Flags.string({ helpValue: 'BODY', description: 'the body' }),
        credentials: Flags.boolean({ description: 'with cookies' }),
        csp: Flags.string({ helpValue: 'POLICY', description: "of the page: 'connect-src …'" }),
        project: Flags.directory({
            helpValue: 'DIR',
            description: 'takes the policy from the trusted URLs of this project'
        }),
        context: Flags.string({ description: 'the kind of page', options: ['lex', 'site', 'visualforce'] }),
        write: Flags.directory({
            helpValue: 'DIR',
            description: 'writes the metadata files of the admin’s changes below this directory'
        }),
        'hostile-origins': Flags.boolean({
            description: 'also asks as null, look-alikes of the page, http and another tenant would'
        }),
        stack: Flags.string({
            helpValue: 'NAME',
            description: 'of the API, whose recipe is printed: nginx, express, spring-boot, …'
        }),
        send: Flags.boolean({ description: 'sends the request itself, also one that can change something' }),
        json: Flags.boolean({ description: 'prints the diagnosis as JSON' })
    };
    static override strict = false;

    async run(): Promise<void> {
        const { main } = await import('../diagnose/main.ts');
        process.exitCode = await main(
            this.argv,
            undefined,
            `${this.config.bin} ${(this.id ?? '').replaceAll(':', ' ')}`
        );
    }
}
