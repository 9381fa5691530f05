import { isByPlatform } from 'c/crossOrigin';
import type { Gate, Lane, Observation } from 'c/crossOrigin';

/** What was observed of a call, and around it. */
export interface Evidence extends Observation {
    /** Whether the components run inside the sandbox of Lightning Web Security. */
    isSandboxed: boolean;
}

/** The directives that can stop a lane; any other lane is under connect-src. */
const DIRECTIVES: Partial<Record<Lane, string[]>> = { image: ['img-src', 'default-src'], form: ['form-action'] };
const CONNECT = ['connect-src', 'default-src'];

/**
 * Usual gates that are none on this page, or none for this call: a call that goes on has not passed them. `usesCredential`: Apex makes
 * the call through a Named Credential, which takes the place of the Remote Site.
 */
export function absentGates(evidence: Evidence, usesCredential = false): Gate[] {
    const { page, policiesKnown, isSandboxed, result } = evidence;
    const { lane } = result;
    if (isByPlatform(lane)) {
        return [usesCredential ? 'remote-site' : 'named-credential'];
    }
    const isUnderPolicy = page.policies.some((policy) => hasDirective(policy, DIRECTIVES[lane] ?? CONNECT));
    return [
        ...(isSandboxed ? [] : ['lightning-web-security' as const]),
        ...(policiesKnown && !isUnderPolicy ? ['csp' as const] : [])
    ];
}

const hasDirective = (policy: string, names: string[]): boolean =>
    policy.split(';').some((directive) => names.includes(directive.trim().split(/\s/)[0].toLowerCase()));
