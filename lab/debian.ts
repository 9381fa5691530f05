import { spawnSync } from 'node:child_process';

/** Installs packages of Debian where that is possible: as root, or with a sudo that asks nothing. True when they are there. */
export function installWithApt(...packages: string[]): boolean {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const run = (...command: string[]): boolean => {
        const [program, ...args] = [...sudo, ...command];
        const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
        return spawnSync(program, args, { stdio: 'ignore', env }).status === 0;
    };
    if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
        return false;
    }
    console.log(`Installing with apt-get: ${packages.join(', ')} …`);
    // Another program of ours may be installing: it is waited for.
    const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600', ...packages];
    return run('apt-get', 'update') && run('apt-get', ...install);
}
