import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import type { OwnError, Recipe, Running } from '../recipe.ts';
import { folderWith, startServer, stopAll } from '../server-process.ts';
import { startNodeApp } from './node.ts';

/** Servers in front of an app that knows nothing of pages: the sample on plain Node, which sends `*` by itself. */

interface Proxy {
    name: string;
    file: string;
    program: string;
    /** The recipe's text, with the ports that the recipe names replaced; the files of one start and the arguments. */
    files(recipe: string, port: number, folder: string): Record<string, string>;
    args(folder: string): string[];
}

/** Nothing comes from the app: the error is a page of the server in front. */
const DOWN: OwnError[] = [{ path: '/api/down', status: 502 }];

const proxyRecipe = ({ name, file, program, files, args }: Proxy): Recipe => ({
    name,
    file,
    packages: [program],
    missing: () => (spawnSync(program, ['-v']).error ? program : undefined),
    ownErrors: DOWN,
    start: async (recipe) => {
        const app = await startNodeApp('node', {});
        const port = await freePort();
        const { folder, remove } = folderWith({});
        const text = fs.readFileSync(recipe, 'utf8').replace(/\b3000\b/g, new URL(app.origin).port);
        for (const [target, content] of Object.entries(files(text, port, folder))) {
            fs.writeFileSync(path.join(folder, target), content);
        }
        const stopRest = stopAll(app.stop, remove);
        try {
            const running: Running = await startServer({ program, args: args(folder), port, cwd: folder });
            return { ...running, stop: stopAll(running.stop, stopRest) };
        } catch (error) {
            await stopRest();
            throw error;
        }
    }
});

/** Where Debian puts Apache's modules. */
const MODULES = '/usr/lib/apache2/modules';
const APACHE_MODULES = ['mpm_event', 'authz_core', 'headers', 'setenvif', 'rewrite', 'proxy', 'proxy_http'];

const PROXIES: Proxy[] = [
    {
        name: 'nginx',
        file: 'nginx.conf',
        program: 'nginx',
        files: (recipe, port, folder) => ({
            'recipe.conf': recipe.replace(/\b8080\b/, `127.0.0.1:${port}`),
            'nginx.conf': [
                `daemon off; master_process off; pid ${folder}/pid; error_log /dev/null; events {}`,
                `http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}`,
                'include recipe.conf; }'
            ].join('\n')
        }),
        args: (folder) => ['-p', folder, '-c', 'nginx.conf', '-e', '/dev/null']
    },
    {
        name: 'Apache',
        file: 'apache.conf',
        program: 'apache2',
        files: (recipe, port, folder) => ({
            'recipe.conf': recipe.replace(/\b8080\b/, `${port}`),
            'apache.conf': [
                `ServerRoot ${folder}`,
                `PidFile ${folder}/pid`,
                `DefaultRuntimeDir ${folder}`,
                'ServerName localhost',
                `ErrorLog ${folder}/log`,
                `Listen 127.0.0.1:${port}`,
                ...APACHE_MODULES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
                'Include recipe.conf'
            ].join('\n')
        }),
        args: (folder) => ['-X', '-f', `${folder}/apache.conf`]
    },
    {
        name: 'HAProxy',
        file: 'haproxy.cfg',
        program: 'haproxy',
        files: (recipe, port) => ({
            'haproxy.cfg': `defaults\n    timeout connect 5s\n    timeout client 30s\n    timeout server 30s\n${recipe.replace(':8080', `127.0.0.1:${port}`)}`
        }),
        args: (folder) => ['-db', '-q', '-f', `${folder}/haproxy.cfg`]
    }
];

export const PROXY_RECIPES: Recipe[] = PROXIES.map(proxyRecipe);
