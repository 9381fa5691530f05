import path from 'node:path';
import { contentSecurityPolicy, readOrgMetadata, type Origins } from '../../project/index.ts';
import { originsFor, portsFrom } from '../../../lab/ports.ts';
import { PROJECT_DIR } from '../../../lab/project.ts';

/**
 * The CSP that a page of `pageOrigin` gets from the trusted URLs of this project. Their placeholders stand for what the
 * environment says, as in a deployment; on loopback for the servers of the lab that runs there.
 */
export function readPolicy(pageOrigin: string): string {
    const { trustedSites } = readOrgMetadata(path.join(PROJECT_DIR, 'force-app'), {
        projectDir: PROJECT_DIR,
        origins: originsOf(new URL(pageOrigin))
    });
    return contentSecurityPolicy(trustedSites);
}

const originsOf = ({ hostname, port }: URL): Origins =>
    ['localhost', '127.0.0.1'].includes(hostname)
        ? originsFor(portsFrom(Number(port)))
        : Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]));
