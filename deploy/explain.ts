import { failuresIn } from './failures.ts';
import { DeployProblem } from './problem.ts';
import type { SfAnswer } from './sf.ts';

export const LOG_IN_TO_DEV_HUB = 'sf org login web --set-default-dev-hub';

/** What is said of a login that has expired. */
export function loginExpired(org: string): DeployProblem {
    return new DeployProblem(`The login to the org ${org} has expired.`, `sf org login web --alias ${org}`);
}

/** What the CLI's answer to a step that failed means, and what to do. */
export function explain(answer: SfAnswer, what: string, retry: string, org: string): DeployProblem {
    const text = `${answer.name} ${answer.message}`;
    if (isExpired(text)) {
        return loginExpired(org);
    }
    if (/NamedOrgNotFound|NoOrgFound|No authorization information found/i.test(text)) {
        return new DeployProblem(
            `The CLI knows no org ${org}.`,
            `sf org list, or log in: sf org login web --alias ${org}`
        );
    }
    const deployment = (answer.data.id ?? answer.result.id) as string | undefined;
    if (deployment && (answer.name === 'ClientTimeoutError' || answer.exitCode === 69)) {
        return new DeployProblem(
            'The deployment still runs in the org; the CLI has stopped waiting for it.',
            `sf project deploy resume --job-id ${deployment}, then ${retry}`
        );
    }
    const { count, lines } = failuresIn(answer);
    if (count) {
        return new DeployProblem(`${what}: ${count}.`, retry, lines);
    }
    return new DeployProblem(`${what}: ${reason(answer)}`, retry);
}

/** What kept the Dev Hub from making a scratch org. */
export function explainScratchOrg(answer: SfAnswer, retry: string): DeployProblem {
    const text = `${answer.name} ${answer.message}`;
    if (/NoDefaultDevHub|no default dev hub/i.test(text)) {
        return new DeployProblem('No Dev Hub is set, and only a Dev Hub makes scratch orgs.', LOG_IN_TO_DEV_HUB);
    }
    if (isExpired(text)) {
        return new DeployProblem('The login to the Dev Hub has expired.', LOG_IN_TO_DEV_HUB);
    }
    if (/NotADevHub|not a Dev ?Hub|NOT_FOUND|INVALID_TYPE/i.test(text)) {
        return new DeployProblem(
            'The default Dev Hub is an org in which Dev Hub is not enabled.',
            `enable it in Setup > Development > Dev Hub, or log in to another: ${LOG_IN_TO_DEV_HUB}`
        );
    }
    if (/LIMIT_EXCEEDED|limit/i.test(text)) {
        return /daily/i.test(text)
            ? new DeployProblem(
                  'The Dev Hub has made as many scratch orgs today as it may; deleting one does not help.',
                  `${retry} tomorrow, or npm run deploy -- --target-org ALIAS with an org that you have`
              )
            : new DeployProblem(
                  'The Dev Hub has as many active scratch orgs as it may.',
                  'sf org list, then sf org delete scratch --target-org ALIAS'
              );
    }
    return new DeployProblem(`No scratch org was made: ${reason(answer)}`, retry);
}

export function isExpired(text: string): boolean {
    return /expired access|RefreshTokenAuth|INVALID_SESSION_ID|(session|token|login)\W.*expired|expired.*(session|token)/i.test(
        text
    );
}

/** In one line: the CLI parts some texts in several. A deployment that failed as a whole says why in its result. */
function reason({ message, name, exitCode, result }: SfAnswer): string {
    const { errorMessage, errorStatusCode, status } = result as Record<string, string | undefined>;
    const said = message || [errorStatusCode, errorMessage].filter(Boolean).join(': ');
    const words = said.replace(/\s+/g, ' ').trim() || name;
    return words || (status === 'Canceled' ? 'it was canceled.' : `the CLI gave no reason, and ended with ${exitCode}`);
}
