import net from 'node:net';
import { blockedByPort } from '../force-app/main/default/lwc/crossOrigin/port.ts';

/** What runs on which port: the base port is LOCAL_ORG_PORT, the others follow it. */
export interface Ports {
    localOrg: number;
    sampleApi: number;
    sampleApiUntrusted: number;
    corsProxy: number;
    externalApp: number;
    /** Nothing listens here: it plays a server that is down. */
    closed: number;
}

export function portsFrom(base: number): Ports {
    return {
        localOrg: base,
        sampleApi: base + 1,
        sampleApiUntrusted: base + 2,
        corsProxy: base + 3,
        externalApp: base + 4,
        closed: base + 9
    };
}

/** Replacement variable of sfdx-project.json → loopback origin. */
export function originsFor(ports: Ports): Record<string, string> {
    return {
        SAMPLE_API_ORIGIN: `http://localhost:${ports.sampleApi}`,
        SAMPLE_API_UNTRUSTED_ORIGIN: `http://localhost:${ports.sampleApiUntrusted}`,
        SAMPLE_API_UNLISTED_ORIGIN: `http://127.0.0.1:${ports.sampleApi}`,
        UNREACHABLE_ORIGIN: `http://localhost:${ports.closed}`,
        CORS_PROXY_ORIGIN: `http://localhost:${ports.corsProxy}`,
        EXTERNAL_APP_ORIGIN: `http://localhost:${ports.externalApp}`
    };
}

/** What the placeholders stand for as a page sees it: the lab that runs there where it is on loopback, else the environment's values, as in a deployment. */
export function originsForPage(pageOrigin: string): Record<string, string> {
    const { hostname, port } = new URL(pageOrigin);
    return ['localhost', '127.0.0.1'].includes(hostname)
        ? originsFor(portsFrom(Number(port)))
        : Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]));
}

/** The base port from the environment. Throws one clear sentence for anything but a usable port. */
export function basePortFromEnvironment(value = process.env.LOCAL_ORG_PORT): number {
    if (value === undefined || value === '') {
        return 3000;
    }
    const port = Number(value);
    if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
        throw new Error(`LOCAL_ORG_PORT is "${value}"; it must be a whole number from 1024 to 65000.`);
    }
    const bad = refusedByBrowsers(port);
    if (bad !== undefined) {
        throw new Error(`LOCAL_ORG_PORT is "${value}", and browsers refuse port ${bad} of the lab. Choose another.`);
    }
    return port;
}

/** The first port of a lab that belongs to another protocol: no browser calls it. */
const refusedByBrowsers = (base: number): number | undefined =>
    Object.values(portsFrom(base)).find((port) => blockedByPort(new URL(`http://localhost:${port}`)));

/** Throws one clear sentence that names each port that something else has taken. */
export async function requireFree(ports: Ports): Promise<void> {
    const wanted = Object.values(ports);
    const free = await Promise.all(wanted.map(isFree));
    const taken = wanted.filter((_port, index) => !free[index]);
    if (taken.length > 0) {
        throw new Error(
            `Port ${taken.join(' and ')} is in use. Stop the program that has it, or choose other ports: LOCAL_ORG_PORT=4000 npm start`
        );
    }
}

/**
 * A base port that has all its ports free: for tests and reports, which must not meet a running lab.
 * @param random from 0 to below 1, as Math.random gives it
 */
export async function freeBasePort(random = Math.random): Promise<number> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
        // Below the ports that the system gives to outgoing connections: one of those may be taken at any moment.
        const base = 10_000 + Math.floor(random() * 2_200) * 10;
        const free = await Promise.all(Object.values(portsFrom(base)).map(isFree));
        if (free.every(Boolean) && refusedByBrowsers(base) === undefined) {
            return base;
        }
    }
    throw new Error('No ten free ports in a row between 10000 and 32000.');
}

function isFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const probe = net.createServer();
        probe.once('error', () => resolve(false));
        probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
    });
}
