import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { metadataAnswer, type Deployment } from './org-metadata.ts';
import { testAnswer, type TestRun } from './org-tests.ts';

/** What an org of this verification is like; tests change it between two commands. */
export interface OrgState {
    deployment: Deployment;
    testRun: TestRun;
    permissionSets: string[];
    /** Permission sets that the user has. */
    assigned: Set<string>;
    isLoginExpired: boolean;
    /** As a Dev Hub: how it answers to a wish for a scratch org. */
    scratchOrgs: 'not a Dev Hub' | 'daily limit' | 'active limit' | 'slow';
}

export interface StandInOrg {
    url: string;
    state: OrgState;
    /** `METHOD path` of each request, in order. */
    requests: string[];
    /** The ZIP file of each deployment. */
    packages: Buffer[];
    close(): Promise<void>;
}

export const USERNAME = 'admin@stand-in.example';
const USER_ID = '005000000000001AAA';
const ORG_ID = '00D000000000001EAA';

export function newState(): OrgState {
    return {
        deployment: 'succeeded',
        testRun: 'passed',
        permissionSets: ['Callout_Lab', 'Callout_Lab_Credentials'],
        assigned: new Set(),
        isLoginExpired: false,
        scratchOrgs: 'not a Dev Hub'
    };
}

/** An org on loopback: as much of the platform's APIs as the Salesforce CLI asks for while it deploys. */
export async function startOrg(): Promise<StandInOrg> {
    const org: StandInOrg = { url: '', state: newState(), requests: [], packages: [], close: async () => undefined };
    const server = http.createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request.setEncoding('utf8')) {
            body += chunk;
        }
        // Not resolved against a base: the CLI writes `//services/data`, which would be a host then.
        const url = new URL(`http://org.invalid${request.url ?? '/'}`);
        org.requests.push(`${request.method} ${url.pathname}`);
        const zip = /<ZipFile>([^<]*)</.exec(body)?.[1];
        if (zip) {
            org.packages.push(Buffer.from(zip, 'base64'));
        }
        const { status, type, text } = answer(org.state, request.method ?? 'GET', url, body);
        response.writeHead(status, { 'content-type': type }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    org.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    org.close = () =>
        new Promise((resolve) => {
            server.closeAllConnections();
            server.close(() => resolve());
        });
    return org;
}

interface Answer {
    status: number;
    type: string;
    text: string;
}

const json = (value: unknown, status = 200): Answer => ({
    status,
    type: 'application/json',
    text: JSON.stringify(value)
});
const refusal = (status: number, errorCode: string, message: string): Answer => json([{ errorCode, message }], status);

function answer(state: OrgState, method: string, url: URL, body: string): Answer {
    const path = url.pathname.replace(/\/+/g, '/');
    if (/^\/services\/data\/?$/.test(path)) {
        return json([{ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' }]);
    }
    if (state.isLoginExpired) {
        return path.startsWith('/services/Soap/')
            ? { status: 500, type: 'text/xml', text: INVALID_SESSION }
            : refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    }
    if (path.startsWith('/services/Soap/m/')) {
        const text = metadataAnswer(body, state.deployment);
        return text ? { status: 200, type: 'text/xml', text } : refusal(404, 'NOT_FOUND', 'no such operation here');
    }
    return testAnswer(state.testRun, path, url, json) ?? rest(state, method, path, url, body);
}

const INVALID_SESSION =
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    'xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode>' +
    '<faultstring>INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>';

function rest(state: OrgState, method: string, path: string, url: URL, body: string): Answer {
    if (path === '/services/oauth2/userinfo') {
        return json({ user_id: USER_ID, organization_id: ORG_ID, preferred_username: USERNAME, name: 'Admin' });
    }
    if (path === '/services/oauth2/singleaccess') {
        return json({ frontdoor_uri: `http://org.invalid/secur/frontdoor.jsp` });
    }
    if (path.includes('/sobjects/PermissionSetAssignment')) {
        return assign(state, body);
    }
    if (path.includes('/sobjects/ScratchOrgInfo')) {
        return scratchOrg(state, method);
    }
    if (path.includes('/sobjects/User/')) {
        return json({ Id: USER_ID, Username: USERNAME });
    }
    if (path.endsWith('/query') || path.endsWith('/query/')) {
        if (/FROM ScratchOrgInfo\b/i.test(url.searchParams.get('q') ?? '') && state.scratchOrgs === 'not a Dev Hub') {
            return refusal(400, 'INVALID_TYPE', "sObject type 'ScratchOrgInfo' is not supported.");
        }
        return query(state, url.searchParams.get('q') ?? '');
    }
    if (/^\/services\/data\/v[\d.]+\/?$/.test(path)) {
        return json({ sobjects: `${path}/sobjects` });
    }
    return refusal(404, 'NOT_FOUND', `The requested resource does not exist: ${path}`);
}

function assign(state: OrgState, body: string): Answer {
    const { PermissionSetId } = JSON.parse(body) as { PermissionSetId: string };
    if (state.assigned.has(PermissionSetId)) {
        const message = `Duplicate PermissionSetAssignment. Assignee: ${USER_ID.slice(0, 15)}; Permission Set: ${PermissionSetId.slice(0, 15)}`;
        return json([{ message, errorCode: 'DUPLICATE_VALUE', fields: ['AssigneeId', 'PermissionSetId'] }], 400);
    }
    state.assigned.add(PermissionSetId);
    return json({ id: '0Pa000000000001AAA', success: true, errors: [] }, 201);
}

function scratchOrg(state: OrgState, method: string): Answer {
    switch (state.scratchOrgs) {
        case 'not a Dev Hub':
            return refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
        case 'daily limit':
            return refusal(
                400,
                'LIMIT_EXCEEDED',
                'The signup request failed because this organization has reached its daily scratch org signup limit'
            );
        case 'active limit':
            return refusal(
                400,
                'LIMIT_EXCEEDED',
                'The signup request failed because this organization has reached its active scratch org limit'
            );
        case 'slow':
            return method === 'POST'
                ? json({ id: '2SR000000000001AAA', success: true, errors: [] }, 201)
                : json({ Id: '2SR000000000001AAA', Status: 'New' });
    }
}

function query(state: OrgState, soql: string): Answer {
    return json({ totalSize: records(state, soql).length, done: true, records: records(state, soql) });
}

function records(state: OrgState, soql: string): unknown[] {
    if (/FROM User\b/i.test(soql)) {
        return [{ Id: USER_ID, Username: USERNAME }];
    }
    if (/FROM PermissionSet\b/i.test(soql)) {
        return state.permissionSets
            .map((name, index) => ({ Id: `0PS00000000000${index + 1}AAA`, Name: name }))
            .filter(({ Name }) => soql.includes(`'${Name}'`));
    }
    if (/FROM Organization\b/i.test(soql)) {
        return [{ ...ORGANIZATION }];
    }
    if (/FROM ScratchOrgInfo\b/i.test(soql) && state.scratchOrgs === 'slow') {
        return [{ Id: '2SR000000000001AAA', Status: 'Creating' }];
    }
    return [];
}

const ORGANIZATION = {
    Id: ORG_ID,
    Name: 'Stand-in',
    InstanceName: 'USA1S',
    IsSandbox: false,
    TrialExpirationDate: null,
    NamespacePrefix: null,
    OrganizationType: 'Developer Edition',
    CreatedDate: '2026-01-01'
};
