import type { SfAnswer } from './sf.ts';

/** A step that failed: one sentence, and the command to go on with. */
export class DeployProblem extends Error {
    readonly next: string;

    constructor(message: string, next: string) {
        super(message);
        this.next = next;
    }
}

/** What the CLI's error means here. */
export function explain(answer: SfAnswer, what: string, retry: string): DeployProblem {
    const text = `${answer.name} ${answer.message}`;
    if (/NoDefaultDevHub|DevHub.*(not found|not set)|no default dev hub/i.test(text)) {
        return new DeployProblem(
            'No Dev Hub is set, and only a Dev Hub makes scratch orgs.',
            'sf org login web --set-default-dev-hub'
        );
    }
    if (/expired access|RefreshTokenAuth|INVALID_SESSION_ID|expired.*token|token.*expired/i.test(text)) {
        return new DeployProblem(
            'The login to the org has expired.',
            'sf org login web (the same org and alias again)'
        );
    }
    if (/NamedOrgNotFound|NoOrgFound|No authorization information found/i.test(text)) {
        return new DeployProblem('The CLI knows no such org.', 'sf org list');
    }
    if (/LIMIT_EXCEEDED|scratch org.*limit/i.test(text)) {
        return new DeployProblem(
            'The Dev Hub has no scratch org left.',
            'sf org list, then sf org delete scratch --target-org ALIAS'
        );
    }
    return new DeployProblem(`${what}: ${firstSentence(answer)}`, retry);
}

function firstSentence({ message, name, result }: SfAnswer): string {
    const details = (result.details as { componentFailures?: unknown } | undefined)?.componentFailures;
    const [failure] = [details ?? []].flat() as { fullName?: string; problem?: string; lineNumber?: number }[];
    if (failure?.problem) {
        return `${failure.fullName}${failure.lineNumber ? `, line ${failure.lineNumber}` : ''}: ${failure.problem}`;
    }
    return message.split('\n')[0] || name || 'the CLI gave no reason';
}
