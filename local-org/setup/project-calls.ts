import type { HostRow } from '../../packages/cli/scan/report/hosts.ts';
import type { Finding } from '../../packages/cli/scan/model.ts';

/** What `npm run scan` says of the project that the org is made of. */
export interface ProjectCalls {
    hosts: HostRow[];
    /** Those of which a build would fail: notes are left out. */
    findings: Pick<Finding, 'rule' | 'severity' | 'message' | 'file' | 'line'>[];
}

/** Reads a project's files as they are now. The scan is loaded when it is asked for: its parsers are no part of the org's start. */
export async function readProjectCalls(projectDir: string): Promise<ProjectCalls> {
    const [{ scan }, { hostRows }] = await Promise.all([
        import('../../packages/cli/scan/scan.ts'),
        import('../../packages/cli/scan/report/hosts.ts')
    ]);
    const { calls, findings } = scan(projectDir);
    return { hosts: hostRows(calls), findings: findings.filter(({ severity }) => severity !== 'info') };
}
