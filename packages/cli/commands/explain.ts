import fs from 'node:fs';
import { Args, Command, Flags } from '@oclif/core';
import type { Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

/** Exit code 0 when every failed call was explained, 1 when one was not, 2 for wrong usage. */
export class Explain extends Command {
    static override summary = 'Explains failed calls: what a console, a HAR or a debug log shows, and what to change.';
    static override description =
        'Takes console lines of Chromium, Firefox and WebKit, a HAR file, DevTools issues, CSP reports, Apex errors and debug logs, or any mixture of them. Nothing is sent anywhere. Ends with 0 when every failed call was explained, with 1 when one was not, with 2 for wrong usage.';
    static override examples = [
        '<%= config.bin %> <%= command.id %> console.txt',
        '<%= config.bin %> <%= command.id %> console.txt network.har --project .',
        'pbpaste | <%= config.bin %> <%= command.id %>'
    ];
    static override args = {
        // oclif would take what stands on standard input for the name of the file.
        file: Args.string({
            description: 'the files, read together; standard input where there is none',
            multiple: true,
            ignoreStdin: true
        })
    };
    static override flags = {
        json: Flags.boolean({ description: 'prints the explanation as JSON' }),
        stack: Flags.string({
            helpValue: 'NAME',
            description: 'of the API, whose recipe is printed: nginx, express, spring-boot, …'
        }),
        project: Flags.directory({
            helpValue: 'DIR',
            description: 'a Salesforce project: what its lists say of each call'
        }),
        write: Flags.directory({
            helpValue: 'DIR',
            description: 'writes the metadata files of the admin’s changes below this directory'
        })
    };

    async run(): Promise<void> {
        const { args, flags } = await this.parse(Explain);
        const { explain } = await import('../../../force-app/main/default/lwc/errorReader/errorReader.ts');
        const { explanationText } = await import('../explain/print.ts');
        const { readFiles } = await import('../explain/read.ts');
        const { requireRecipe } = await import('../recipes/print.ts');
        const { shownExplained } = await import('../shown.ts');
        if (args.file === undefined && process.stdin.isTTY) {
            this.error('Name a file, or give the text on standard input.', { exit: 2 });
        }
        let explained: Explained;
        try {
            requireRecipe(flags.stack);
            requireDirectory(flags.project);
            explained = explain(await readFiles(args.file ?? []));
        } catch (error) {
            return this.error((error as Error).message, { exit: 2 });
        }
        if (flags.project !== undefined) {
            await this.holdAgainst(explained, flags.project);
        }
        // Before anything is printed: who reads it may stop early.
        process.exitCode = explained.unknown.length > 0 ? 1 : 0;
        const told = shownExplained(explained);
        this.log(flags.json ? JSON.stringify(told, null, 4) : explanationText(told, flags.stack));
        if (flags.write !== undefined) {
            await this.write(explained, flags.write);
        }
    }

    private async holdAgainst({ calls }: Explained, directory: string): Promise<void> {
        const { holdAgainst, readLists } = await import('../explain/lists.ts');
        try {
            const { entries, problems } = readLists(directory);
            problems.forEach((problem) => this.logToStderr(problem));
            calls.forEach((call) => {
                call.project = holdAgainst(call, entries);
            });
        } catch (error) {
            this.error((error as Error).message, { exit: 2 });
        }
    }

    private async write({ calls }: Explained, directory: string): Promise<void> {
        const { writeChanges } = await import('../write-changes.ts');
        try {
            const written = writeChanges(
                // Of what only may be the cause nobody knows that it has to be changed.
                calls.flatMap(({ certain, obstacles }) => (certain ? obstacles : [])),
                directory
            );
            written.forEach(({ file, state }) => this.logToStderr(`${file}: ${state}`));
        } catch (error) {
            this.error(`Nothing more is written below ${directory}: ${(error as Error).message}`, { exit: 2 });
        }
    }
}

function requireDirectory(directory: string | undefined): void {
    if (directory !== undefined && !fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
        throw new Error(`--project takes the directory of a Salesforce project; ${directory} is none.`);
    }
}
