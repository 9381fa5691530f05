import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { PROJECT_DIR } from '../../../lab/project.ts';
import { recordStore } from '../../../local-org/rest/records.ts';
import { createApexRuntime, readSources } from '../../../packages/apex-runtime/index.ts';
import { readOrgMetadata } from '../../../packages/project/index.ts';

export interface Target {
    name: string;
    prefix: string;
    methods?: string;
    hasCredential?: boolean;
    isActive?: boolean;
}

export interface Sent {
    url: string;
    method?: string;
    headers?: { name: string; value: string }[];
    body?: string;
}

export interface Outcome {
    outcome: string;
    target?: string;
    message: string;
    fix: string;
}

/** CalloutProxy itself, as a component calls it, before an API on loopback that keeps what reaches it. */
export interface Rig {
    origin: string;
    received: { url: string; headers: http.IncomingHttpHeaders }[];
    send(request: Sent): Promise<Outcome>;
    close(): Promise<void>;
}

export async function startRig(targets: Target[]): Promise<Rig> {
    const received: Rig['received'] = [];
    const api = http.createServer(({ url = '', headers }, response) => {
        received.push({ url, headers });
        response.end();
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const sourceDir = path.join(PROJECT_DIR, 'force-app');
    const { labels } = readOrgMetadata(sourceDir, { projectDir: PROJECT_DIR, origins: {} });
    const records = targets.map((target) => recordOf(target, origin));
    const runtime = createApexRuntime(readSources(sourceDir), {
        remoteSites: () => [{ url: origin, isActive: true }],
        namedCredentials: () => [{ name: 'Some_API', url: origin, headers: [['X-Key', 'added by the platform']] }],
        customMetadata: (type) => (type === 'Callout_Target__mdt' ? records : []),
        label: (name) => labels.get(name),
        staticResource: (name) => fs.readFileSync(name),
        records: recordStore(() => [])
    });
    return {
        origin,
        received,
        send: async (request) => {
            const answer = await runtime.invoke('CalloutProxy', 'send', {
                request: { ...request, url: origin + request.url }
            });
            if (!answer.ok) {
                throw new Error(`${JSON.stringify(request)}: ${answer.error.message}`);
            }
            return answer.value as Outcome;
        },
        close: async () => {
            await runtime.close();
            api.closeAllConnections();
            await new Promise((resolve) => api.close(resolve));
        }
    };
}

const recordOf = (
    { name, prefix, methods = 'GET, POST', hasCredential = false, isActive = true }: Target,
    origin: string
) => ({
    DeveloperName: name,
    MasterLabel: name,
    Origin__c: origin,
    Path_Prefix__c: prefix,
    Methods__c: methods,
    Request_Headers__c: 'Accept, X-Api-Version, Content-Type',
    Named_Credential__c: hasCredential ? 'Some_API' : null,
    Is_Active__c: isActive
});
