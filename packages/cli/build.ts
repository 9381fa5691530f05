import fs from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { noticesOf } from './notices.ts';

const HERE = import.meta.dirname;
const COMPONENTS = path.join(HERE, '../../force-app/main/default/lwc');
const RECIPES = path.join(HERE, '../../servers/recipes');
const sourceOf = (name: string): string => path.join(COMPONENTS, name, `${name}.ts`);
/** What belongs to the repository alone stays there. */
const isRecipeOrFolder = (file: string): boolean =>
    !['node_modules', '.cache', 'package.json', 'README.md'].includes(path.basename(file));

/**
 * Writes dist/: plain JavaScript with everything in it but `@oclif/core`, which the Salesforce CLI brings too, and the plugin that it loads. What a command alone needs
 * is a file of its own, so that `--help` does not wait for it. The notices of what is bundled stand beside.
 */
export async function buildCli(dist = path.join(HERE, 'dist')): Promise<void> {
    fs.rmSync(dist, { recursive: true, force: true });
    const bundle = await rolldown({
        input: {
            run: path.join(HERE, 'run.ts'),
            commands: path.join(HERE, 'commands/index.ts'),
            plugin: path.join(HERE, 'commands/plugin.ts')
        },
        platform: 'node',
        // As the sources of force-app name each other.
        resolve: { alias: Object.fromEntries(['crossOrigin', 'secrets'].map((name) => [`c/${name}`, sourceOf(name)])) },
        external: [/^@oclif\/core/, /^node:/]
    });
    const { output } = await bundle.write({
        dir: dist,
        format: 'esm',
        banner: (chunk) => (chunk.name === 'run' ? '#!/usr/bin/env node' : '')
    });
    await bundle.close();
    fs.writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES'), noticesOf(output));
    fs.cpSync(RECIPES, path.join(dist, 'recipes'), { recursive: true, filter: isRecipeOrFolder });
    fs.chmodSync(path.join(dist, 'run.js'), 0o755);
}

if (process.argv[1] === import.meta.filename) {
    await buildCli();
}
