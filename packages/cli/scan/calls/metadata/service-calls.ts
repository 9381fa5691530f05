import { all, first, textOf } from '../../../../project/index.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../../project.ts';
import { text, unknown } from '../../values.ts';
import { callsAt } from '../make-call.ts';
import { flowsWith } from './flows.ts';

interface Registration {
    file: string;
    line: number;
    credential: string;
}

/** External Services and the HTTP callouts of flows, which are made of them: each goes through the Named Credential of its registration. */
export function serviceCalls(project: Project): Call[] {
    const registrations = registrationsOf(project);
    const registered = [...registrations.values()].flatMap(({ file, line, credential }) =>
        callsAt(
            'external-service',
            { file, line, column: 1 },
            text(`callout:${credential}`, { file, line, column: 1 }),
            { caller: 'flow', contexts: [] }
        )
    );
    return [...registered, ...flowCallouts(project, registrations)];
}

function registrationsOf(project: Project): Map<string, Registration> {
    const found = new Map<string, Registration>();
    for (const { path: file } of project.ofKind('metadata')) {
        const [, name] = /([^/]+)\.externalServiceRegistration(?:-meta\.xml)?$/.exec(file) ?? [];
        const root = name === undefined ? undefined : project.xml(file);
        const element = root && (first(root, 'namedCredentialReference') ?? first(root, 'namedCredential'));
        if (name !== undefined && element && element.text !== '') {
            found.set(name.toLowerCase(), { file, line: element.line, credential: element.text });
        }
    }
    return found;
}

/** `<actionName>Service.operation</actionName>` of the type externalService. */
function flowCallouts(project: Project, registrations: Map<string, Registration>): Call[] {
    return flowsWith(project, /<actionType>\s*externalService\s*</).flatMap(({ file, root }) =>
        all(root, 'actionCalls')
            .filter((action) => textOf(action, 'actionType') === 'externalService')
            .flatMap((action) => {
                const name = first(action, 'actionName');
                const at = { file, line: name?.line ?? action.line, column: 1 };
                const service = (name?.text ?? '').split(/[.$]/)[0].replace(/^\w+?__/, '');
                const registration = registrations.get(service.toLowerCase());
                const values = registration
                    ? text(`callout:${registration.credential}`, at)
                    : unknown(`the External Service ${service}, which is not in the project`, at);
                return callsAt('flow-callout', at, values, { caller: 'flow', contexts: [] });
            })
    );
}
