import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import cors from 'cors';
import express from 'express';
import type { HeaderList, Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { ScenarioRequest } from '../../force-app/main/default/lwc/scenarios/types.ts';
import { readOrgMetadata } from '../../packages/project/index.ts';
import { startSampleApi, type Recipe, type SampleApi } from '../../servers/sample-api/src/index.ts';
import type { LabPage } from './lab.ts';

/** A fix as the page shows it, and the call that it is for. */
export interface ShownFix {
    text: string;
    /** What stands there to be copied. */
    code: string;
    file: string;
    labPage: LabPage;
    /** Where the request of the scenario goes. */
    url: string;
    request: ScenarioRequest;
    /** Those that the page shows for it. */
    lanes: Lane[];
    /** Of the page. */
    origin: string;
    /** The API that the request goes to, where it is one of ours. */
    api: SampleApi;
}

/** What is to be done after it, where that is not the same call of the same scenario again. */
export interface Applied {
    /** The advice is another lane. */
    lane?: Lane;
    /** The advice is to make the call itself another one. */
    address?: string;
    /** A server that the fix started. */
    api?: SampleApi;
}

/** How the one who is advised does it, by nothing but what the fix says. */
export const APPLY: Record<string, (fix: ShownFix) => Promise<Applied> | Applied> = {
    'trusted-url': deployFile,
    'remote-site': deployFile,
    'trusted-redirect': trustRedirect,
    'callout-target': deployFile,
    'allow-origin': runExpressLines,
    'allow-origin-headers': (fix) => changeRecipe(fix, { response: { headers: headersIn(fix.code) } }),
    'allow-preflight': answerPreflight,
    'allow-method': (fix) => answerPreflightWith(fix, headersIn(fix.code)),
    'allow-headers': (fix) => answerPreflightWith(fix, headersIn(fix.code)),
    'preflight-status': letPreflightPass,
    'mend-status': (fix) => changeRecipe(fix, { response: { status: 200, headers: [] } }),
    'call-directly': ({ text, request }) => ownRequest({ ...request, url: /Call (\S+) itself/.exec(text)![1] }),
    'check-server': startApi,
    'time-limit': waitLonger,
    'set-timeout': waitLonger,
    'method-upper-case': ({ url, request }) => ownRequest({ url, method: request.method?.toUpperCase() }),
    'use-cors': () => ({ lane: 'direct' }),
    'use-apex': ({ url, request, lanes }) => ({
        lane: 'apex',
        // A request of one's own has every lane.
        ...(lanes.includes('apex') ? {} : ownRequest({ ...request, url }))
    }),
    'use-proxy': () => ({ lane: 'proxy' }),
    'use-ui-record-api': () => ({ lane: 'record-wire' }),
    'use-apex-query': () => ({ lane: 'record-apex' })
};

/** The same with something changed, as a request of one's own. */
function ownRequest({ url = '', method = 'GET', headers = [], body }: ScenarioRequest): Applied {
    const query = new URLSearchParams({ url, method, ...(body !== undefined && { body }) });
    headers.forEach(([name, value]) => query.append('h', `${name}: ${value}`));
    return { address: `?${query.toString()}` };
}

// ---- the admin ---------------------------------------------------------------------------------------------------

/** The shown file, as a deployment takes it. */
function deployFile({ code, file, labPage }: ShownFix): Applied {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'advised-fix-'));
    try {
        fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(directory, file), code);
        const { trustedSites, remoteSites, customMetadata } = readOrgMetadata(directory);
        const { org } = labPage.lab.localOrg;
        org.change({
            trustedSites: [...org.metadata.trustedSites, ...trustedSites],
            remoteSites: [...org.metadata.remoteSites, ...remoteSites],
            customMetadata: new Map(
                [...org.metadata.customMetadata].map(([type, known]) => [
                    type,
                    [...known, ...(customMetadata.get(type) ?? [])]
                ])
            )
        });
        return {};
    } finally {
        fs.rmSync(directory, { recursive: true });
    }
}

/** Where the API redirects to, its answer to Apex tells. */
async function trustRedirect({ labPage }: ShownFix): Promise<Applied> {
    const headers = await labPage.lane('apex').locator('[data-headers]').textContent();
    const [, location = ''] = /location: (\S+)/i.exec(headers ?? '') ?? [];
    const { org } = labPage.lab.localOrg;
    const [site] = org.metadata.trustedSites;
    const endpointUrl = new URL(location).origin;
    org.change({ trustedSites: [...org.metadata.trustedSites, { ...site, name: 'Redirect_Target', endpointUrl }] });
    return {};
}

// ---- the owner of the API ----------------------------------------------------------------------------------------

/** Headers and their values, a line each. */
const headersIn = (code: string): HeaderList =>
    code.split('\n').map((line) => {
        const [, name, value] = /^([\w-]+): (.+)$/.exec(line)!;
        return [name, value];
    });

function changeRecipe({ api, url }: ShownFix, recipe: Recipe): Applied {
    const { pathname } = new URL(url);
    api.recipes.set(pathname, { ...api.recipes.get(pathname), ...recipe });
    return {};
}

/** The lines in a real Express: what it answers to this page is what the API answers from then on. */
async function runExpressLines(fix: ShownFix): Promise<Applied> {
    const app = express();
    vm.runInNewContext(fix.code.replace(/^import .*$/gm, ''), { app, cors });
    app.use((_request, response) => {
        response.end();
    });
    const server = app.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
        const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
        const ask = async (method: string, headers: Record<string, string> = {}): Promise<HeaderList> => {
            const answer = await fetch(address, { method, headers: { Origin: fix.origin, ...headers } });
            return [...answer.headers].filter(([name]) => /^(access-control-|vary)/.test(name));
        };
        const preflight = await ask('OPTIONS', {
            'Access-Control-Request-Method': methodOf(fix),
            'Access-Control-Request-Headers': namesOf(fix)
        });
        return changeRecipe(fix, {
            preflight: { status: 204, headers: preflight },
            response: { headers: await ask(methodOf(fix)) }
        });
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

const methodOf = ({ request }: ShownFix): string => request.method ?? 'GET';
const namesOf = ({ request }: ShownFix): string =>
    (request.headers ?? [])
        .map(([name]) => name)
        .join()
        .toLowerCase();

/** These headers, beside what the preflight is answered with today. */
function answerPreflightWith(fix: ShownFix, headers: HeaderList): Applied {
    const known = fix.api.recipes.get(new URL(fix.url).pathname)?.preflight;
    const before = typeof known === 'object' ? known : { headers: [] };
    return changeRecipe(fix, { preflight: { ...before, headers: [...before.headers, ...headers] } });
}

/** `… with a status from 200 to 299`: the headers stay as they are. */
async function letPreflightPass(fix: ShownFix): Promise<Applied> {
    const [, status] = /with a status from (\d+)/.exec(fix.text)!;
    const answer = await fetch(fix.url, {
        method: 'OPTIONS',
        headers: {
            Origin: fix.origin,
            'Access-Control-Request-Method': methodOf(fix),
            'Access-Control-Request-Headers': namesOf(fix)
        }
    });
    const headers = [...answer.headers].filter(([name]) => name.startsWith('access-control-'));
    return changeRecipe(fix, { preflight: { status: Number(status), headers } });
}

const NUMBERS: Record<string, number> = { 'the first one': 1, 'the first two': 2 };

/** `with status 204 and these headers, and send the first one with the actual answer too.` */
function answerPreflight(fix: ShownFix): Applied {
    const headers = headersIn(fix.code);
    const [, status] = /with status (\d+)/.exec(fix.text)!;
    const [, count] = /send (the first \w+)/.exec(fix.text)!;
    return changeRecipe(fix, {
        preflight: { status: Number(status), headers },
        response: { headers: headers.slice(0, NUMBERS[count]) }
    });
}

/** The limit of the scenario is shorter than what the page gives to a request of one's own, in each lane. */
function waitLonger({ url }: ShownFix): Applied {
    return { address: `?${new URLSearchParams({ url }).toString()}` };
}

/** The API was down. */
async function startApi({ url, origin }: ShownFix): Promise<Applied> {
    const port = Number(new URL(url).port);
    return { api: await startSampleApi({ ports: [port], pageOrigin: origin, apiKey: 'none is asked for' }) };
}
