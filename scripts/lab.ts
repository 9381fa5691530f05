import crypto from 'node:crypto';
import { startLocalOrg, type LocalOrg } from '../local-org/index.ts';
import { startSampleApi, type SampleApi } from '../servers/sample-api/src/index.ts';
import { emitLwc } from './emit-lwc.ts';
import { originsFor, portsFrom, type Ports } from './ports.ts';
import { PROJECT_DIR } from './project.ts';

export interface Lab {
    ports: Ports;
    localOrg: LocalOrg;
    sampleApi: SampleApi;
    stop(): Promise<void>;
}

/** Starts everything that the page needs, on loopback, from `basePort` on. `projectDir` may be a changed copy of the project. */
export async function startLab(basePort: number, projectDir = PROJECT_DIR): Promise<Lab> {
    emitLwc(projectDir);
    const ports = portsFrom(basePort);
    const origins = originsFor(ports);
    // Made anew for each start: the key is the sample API's and the org's, never the page's.
    const apiKey = crypto.randomBytes(24).toString('base64url');
    const sampleApi = await startSampleApi({
        ports: [ports.sampleApi, ports.sampleApiUntrusted],
        origins: [origins.SAMPLE_API_ORIGIN, origins.SAMPLE_API_UNTRUSTED_ORIGIN],
        pageOrigin: `http://localhost:${ports.localOrg}`,
        apiKey
    });
    const localOrg = await startLocalOrg({
        port: ports.localOrg,
        projectDir,
        origins,
        secrets: { Sample_API: { ApiKey: apiKey } }
    });
    const stop = async (): Promise<void> => {
        await Promise.all([localOrg.close(), sampleApi.close()]);
    };
    return { ports, localOrg, sampleApi, stop };
}
