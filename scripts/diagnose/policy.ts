import path from 'node:path';
import { contentSecurityPolicy, readOrgMetadata } from '../../local-org/metadata/index.ts';
import { PROJECT_DIR } from '../project.ts';

/** The CSP of a Lightning page in an org that has the trusted URLs of this project. */
export function readPolicy(): string {
    const { trustedSites } = readOrgMetadata(path.join(PROJECT_DIR, 'force-app'));
    return contentSecurityPolicy(trustedSites);
}
