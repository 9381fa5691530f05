import path from 'node:path';
import { contentSecurityPolicy, readOrgMetadata, type Origins } from '../../project/index.ts';

/** The CSP that a page gets from the trusted URLs of the project in `projectDir`, whose placeholders stand for `origins`. */
export function readPolicy(projectDir: string, origins: Origins): string {
    const { trustedSites } = readOrgMetadata(path.join(projectDir, 'force-app'), { projectDir, origins });
    return contentSecurityPolicy(trustedSites);
}
