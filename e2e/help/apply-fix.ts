import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import cors from 'cors';
import express from 'express';
import type { HeaderList, Lane } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
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
    /** The request of the scenario. */
    url: string;
    method: string;
    /** Names of its headers. */
    headers: string[];
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
    'callout-target': registerTarget,
    'allow-origin': runExpressLines,
    'allow-origin-headers': (fix) => changeRecipe(fix, { response: { headers: headersIn(fix.code) } }),
    'allow-preflight': answerPreflight,
    'check-server': startApi,
    'time-limit': waitLonger,
    'set-timeout': waitLonger,
    'method-upper-case': ({ url, method }) => ({
        address: `?${new URLSearchParams({ url, method: method.toUpperCase() }).toString()}`
    }),
    'use-cors': () => ({ lane: 'direct' }),
    'use-apex': () => ({ lane: 'apex' }),
    'use-proxy': () => ({ lane: 'proxy' }),
    'use-ui-record-api': () => ({ lane: 'record-wire' }),
    'use-apex-query': () => ({ lane: 'record-apex' })
};

// ---- the admin ---------------------------------------------------------------------------------------------------

/** The shown file, as a deployment takes it. */
function deployFile({ code, file, labPage }: ShownFix): Applied {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'advised-fix-'));
    try {
        fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(directory, file), code);
        const { trustedSites, remoteSites } = readOrgMetadata(directory);
        const { org } = labPage.lab.localOrg;
        org.change({
            trustedSites: [...org.metadata.trustedSites, ...trustedSites],
            remoteSites: [...org.metadata.remoteSites, ...remoteSites]
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

function registerTarget({ labPage, url }: ShownFix): Applied {
    const { org } = labPage.lab.localOrg;
    const type = 'Callout_Target__mdt';
    const targets = org.metadata.customMetadata.get(type) ?? [];
    const known = targets.find(({ DeveloperName }) => DeveloperName === 'Sample_API')!;
    const target = { ...known, DeveloperName: 'Registered', MasterLabel: 'Registered', Origin__c: new URL(url).origin };
    org.change({ customMetadata: new Map(org.metadata.customMetadata).set(type, [...targets, target]) });
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
            'Access-Control-Request-Method': fix.method,
            'Access-Control-Request-Headers': fix.headers.join().toLowerCase()
        });
        return changeRecipe(fix, {
            preflight: { status: 204, headers: preflight },
            response: { headers: await ask(fix.method) }
        });
    } finally {
        server.closeAllConnections();
        server.close();
    }
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
