import { calloutTarget, isCalloutTarget } from '../../../../project/index.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../../project.ts';
import { text } from '../../values.ts';
import { callsAt } from '../make-call.ts';

/** What CalloutProxy may call: each active target, through its Named Credential where it has one. */
export const targetCalls = (project: Project): Call[] =>
    project.ofKind('metadata').flatMap(({ path: file }) => {
        const record = isCalloutTarget(file) ? project.xml(file) : undefined;
        const target = record && calloutTarget(file, record);
        if (!target?.active || target.origin === '') {
            return [];
        }
        const { namedCredential, origin, pathPrefix, line } = target;
        const at = { file, line, column: 1 };
        const address = namedCredential ? `callout:${namedCredential}` : `${origin}${pathPrefix || '/'}`;
        return callsAt('apex-callout', at, text(address, at), { caller: 'apex', contexts: [] });
    });
