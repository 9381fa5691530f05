import { Command } from '@oclif/core';

export class Mcp extends Command {
    static override summary =
        'Serves scan, explain, diagnose and predict to an assistant (Model Context Protocol, stdio).';
    static override description = 'What it needs is loaded only here.';
    static override examples = ['claude mcp add callout-lab -- npx <%= config.bin %> <%= command.id %>'];

    async run(): Promise<void> {
        await this.parse(Mcp);
        const { serveMcp } = await import('../mcp/server.ts');
        await serveMcp();
    }
}
