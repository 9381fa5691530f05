import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../../lab/project.ts';

const FOLDER = path.join(PROJECT_DIR, '.cache/salesforce-cli');
const NODE = 22;

/** The command that runs the Salesforce CLI: that of the PATH, or one of our own with the Node that it needs. */
export function provideCli(): string[] {
    const { stdout, status } = spawnSync('sf', ['version', '--json'], { encoding: 'utf8' });
    if (status === 0 && Number(/node-v(\d+)/.exec(stdout)?.[1]) >= NODE) {
        return [findOnPath('sf')];
    }
    const cli = path.join(FOLDER, 'node_modules/@salesforce/cli/bin/run.js');
    const node = Number(process.versions.node.split('.')[0]) >= NODE ? process.execPath : ownNode();
    if (!fs.existsSync(cli)) {
        console.log('Installing the Salesforce CLI into .cache (about 300 MB) …');
        // npm picks the newest version for the Node that runs npm.
        install('@salesforce/cli', path.dirname(node));
    }
    return [node, cli];
}

function ownNode(): string {
    const name = `node-${process.platform}-${process.arch}`;
    const file = path.join(FOLDER, 'node_modules', name, 'bin/node');
    if (!fs.existsSync(file)) {
        install(`${name}@${NODE}`, path.dirname(process.execPath));
    }
    return file;
}

function install(what: string, nodeFolder: string): void {
    fs.mkdirSync(FOLDER, { recursive: true });
    const { status } = spawnSync('npm', ['install', '--prefix', FOLDER, '--no-audit', '--no-fund', what], {
        cwd: FOLDER,
        env: { ...process.env, PATH: `${nodeFolder}${path.delimiter}${process.env.PATH ?? ''}` },
        stdio: ['ignore', 'ignore', 'inherit']
    });
    if (status !== 0) {
        throw new Error(`${what} could not be installed. Put a Salesforce CLI with Node ${NODE} on the PATH.`);
    }
}

function findOnPath(name: string): string {
    return (
        (process.env.PATH ?? '')
            .split(path.delimiter)
            .map((folder) => path.join(folder, name))
            .find((file) => fs.existsSync(file)) ?? name
    );
}
