import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OwnError, Recipe, Running } from '../recipe.ts';

const APPS = path.join(import.meta.dirname, '../apps');

interface App {
    start(recipe: unknown): Promise<Server>;
}

const load = (file: string): Promise<unknown> => import(pathToFileURL(file).href);

/** Runs the sample of `apps/NAME.mjs` in this process. */
export async function startNodeApp(name: string, recipe: unknown): Promise<Running> {
    const app = (await load(path.join(APPS, `${name}.mjs`))) as App;
    const server = await app.start(recipe);
    return {
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: async () => {
            server.closeAllConnections();
            await new Promise((done) => server.close(done));
        }
    };
}

const inProcess = (name: string, app: string, ownErrors: OwnError[]): Recipe => ({
    name,
    file: `${app}.mjs`,
    ownErrors,
    start: async (file) => startNodeApp(app, await load(file))
});

const KEY = { Authorization: 'Bearer key' };
const BROKEN_JSON: OwnError = {
    path: '/api/orders/7',
    method: 'PUT',
    headers: { ...KEY, 'Content-Type': 'application/json' },
    body: '{',
    status: 400
};

export const NODE_RECIPES: Recipe[] = [
    inProcess('Express', 'express', [
        BROKEN_JSON,
        { path: '/api/orders/%zz', method: 'PUT', headers: { ...KEY, 'Content-Type': 'text/plain' }, status: 400 }
    ]),
    inProcess('Fastify', 'fastify', [
        BROKEN_JSON,
        { ...BROKEN_JSON, headers: { ...KEY, 'Content-Type': 'text/csv' }, status: 415 }
    ]),
    inProcess('Hono', 'hono', []),
    inProcess('Node', 'node', [])
];
