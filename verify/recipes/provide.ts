import { spawnSync } from 'node:child_process';
import type { Recipe } from './recipe.ts';

/** What the machine lacks for a recipe, after it was installed where root may. Undefined when all is there. */
export function provide({ missing, packages = [] }: Recipe): string | undefined {
    const lacks = missing?.();
    if (lacks === undefined || !missing || packages.length === 0) {
        return lacks;
    }
    return installed(packages) ? missing() : lacks;
}

function installed(packages: readonly string[]): boolean {
    if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
        return false;
    }
    console.log(`Installing ${packages.join(', ')} with apt-get …`);
    const apt = (...args: string[]): boolean =>
        spawnSync('apt-get', args, {
            stdio: 'ignore',
            env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
        }).status === 0;
    return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}
