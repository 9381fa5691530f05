import crypto from 'node:crypto';
import { startLocalOrg, type LocalOrg } from '../local-org/index.ts';
import type { CspDirectives } from '../packages/project/index.ts';
import { startExternalApp } from '../local-org/external-app/index.ts';
import { startCorsProxy, type CorsProxy } from '../servers/cors-proxy/src/index.ts';
import { startSampleApi, type SampleApi } from '../servers/sample-api/src/index.ts';
import { emitLwc } from './emit-lwc.ts';
import { originsFor, portsFrom, type Ports } from './ports.ts';
import { PROJECT_DIR } from './project.ts';

export interface Lab {
    ports: Ports;
    localOrg: LocalOrg;
    sampleApi: SampleApi;
    corsProxy: CorsProxy;
    stop(): Promise<void>;
}

export interface LabOptions {
    /** A changed copy of the project. */
    projectDir?: string;
    /** The session setting of the org; `updated` when left out. */
    cspDirectives?: CspDirectives;
    /** Where the CORS proxy logs all that it can; without it, warnings go to the standard output. */
    proxyLog?: { write(line: string): void };
}

/** Starts everything that the page needs, on loopback, from `basePort` on. */
export async function startLab(
    basePort: number,
    { projectDir = PROJECT_DIR, cspDirectives, proxyLog }: LabOptions = {}
): Promise<Lab> {
    emitLwc(projectDir);
    const ports = portsFrom(basePort);
    const origins = originsFor(ports);
    // Made anew for each start: the key is the sample API's and the org's, never the page's.
    const apiKey = newToken();
    const sampleApi = await startSampleApi({
        ports: [ports.sampleApi, ports.sampleApiUntrusted],
        origins: [origins.SAMPLE_API_ORIGIN, origins.SAMPLE_API_UNTRUSTED_ORIGIN, origins.SAMPLE_API_UNLISTED_ORIGIN],
        pageOrigin: `http://localhost:${ports.localOrg}`,
        apiKey
    });
    const sessionKey = newToken();
    const corsProxy = await startProxy(ports, origins.SAMPLE_API_ORIGIN, sessionKey, proxyLog);
    const tokens = { allowed: newToken(), limited: newToken(), expired: newToken() };
    const localOrg = await startLocalOrg({
        port: ports.localOrg,
        projectDir,
        cspDirectives,
        origins,
        restSessions: [
            { token: tokens.allowed, hasApiAccess: true },
            { token: tokens.limited, hasApiAccess: false },
            { token: tokens.expired, hasApiAccess: true, isExpired: true }
        ],
        externalAppOrigin: origins.EXTERNAL_APP_ORIGIN,
        secrets: { Sample_API: { ApiKey: apiKey }, CORS_Proxy: { SessionKey: sessionKey } }
    });
    const externalApp = await startExternalApp({ port: ports.externalApp, localOrg, tokens });
    const stop = async (): Promise<void> => {
        await Promise.all([localOrg.close(), sampleApi.close(), corsProxy.close(), externalApp.close()]);
    };
    return { ports, localOrg, sampleApi, corsProxy, stop };
}

const newToken = (): string => crypto.randomBytes(24).toString('base64url');

/** For the page alone, to the sample API alone, and for who has a token of the org. */
function startProxy(
    ports: Ports,
    sampleApi: string,
    sessionKey: string,
    logTo: LabOptions['proxyLog']
): Promise<CorsProxy> {
    return startCorsProxy({
        port: ports.corsProxy,
        host: 'localhost',
        hosts: [`localhost:${ports.corsProxy}`, `127.0.0.1:${ports.corsProxy}`],
        origins: [`http://localhost:${ports.localOrg}`, `http://127.0.0.1:${ports.localOrg}`],
        upstreams: {
            'sample-api': {
                origin: sampleApi,
                methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
                requestHeaders: ['X-Api-Version'],
                responseHeaders: ['X-Total-Count'],
                needsToken: true
            }
        },
        tokenSecret: crypto.randomBytes(48).toString('base64url'),
        sessionKey,
        allowLoopback: true,
        logLevel: logTo ? 'trace' : 'warn',
        logTo
    });
}
