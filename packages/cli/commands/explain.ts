import fs from 'node:fs';
import { Args, Command, Flags } from '@oclif/core';

/** Exit code 0 when every failed call was explained, 1 when one was not, 2 for wrong usage. */
export class Explain extends Command {
    static override summary = 'Explains failed calls: what a console, a HAR or a debug log shows, and what to change.';
    static override description =
        'Takes console lines of Chromium, Firefox and WebKit, a HAR file, DevTools issues, CSP reports, Apex errors and debug logs, or any mixture of them. Nothing is sent anywhere.';
    static override examples = [
        '<%= config.bin %> <%= command.id %> console.txt',
        'pbpaste | <%= config.bin %> <%= command.id %>'
    ];
    static override args = {
        // oclif would take what stands on standard input for the name of the file.
        file: Args.string({ description: 'the file; standard input where there is none', ignoreStdin: true })
    };
    static override flags = {
        json: Flags.boolean({ description: 'for programs' }),
        stack: Flags.string({ description: 'the API’s, whose recipe is printed: nginx, express, spring-boot, …' }),
        project: Flags.directory({
            description: 'a Salesforce project: what its lists say of each call',
            exists: true
        }),
        write: Flags.directory({ description: 'writes the metadata files of the admin’s changes below this directory' })
    };

    async run(): Promise<void> {
        const { args, flags } = await this.parse(Explain);
        const { explain, readPieces } = await import('../../../force-app/main/default/lwc/errorReader/errorReader.ts');
        const { explanationText } = await import('../explain/print.ts');
        const { requireRecipe } = await import('../recipes/print.ts');
        try {
            requireRecipe(flags.stack);
        } catch (error) {
            this.error((error as Error).message, { exit: 2 });
        }
        const explained = explain(await this.read(args.file, readPieces));
        if (flags.project !== undefined) {
            const { holdAgainst, readLists } = await import('../explain/lists.ts');
            const lists = readLists(flags.project);
            explained.calls.forEach((call) => {
                call.project = holdAgainst(call, lists);
            });
        }
        this.log(flags.json ? JSON.stringify(explained, null, 4) : explanationText(explained, flags.stack));
        if (flags.write !== undefined) {
            const { writeChanges } = await import('../write-changes.ts');
            const written = writeChanges(
                explained.calls.flatMap(({ obstacles }) => obstacles),
                flags.write
            );
            written.forEach(({ file, state }) => this.logToStderr(`${file}: ${state}`));
        }
        if (explained.unknown.length > 0) {
            process.exitCode = 1;
        }
    }

    private async read<T>(file: string | undefined, reader: (pieces: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
        if (file === undefined && process.stdin.isTTY) {
            this.error('Name a file, or give the text on standard input.', { exit: 2 });
        }
        try {
            return await reader(file === undefined ? process.stdin : fs.createReadStream(file));
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === undefined) {
                throw error;
            }
            return this.error(`${file ?? 'Standard input'} cannot be read: ${(error as Error).message}`, { exit: 2 });
        }
    }
}
