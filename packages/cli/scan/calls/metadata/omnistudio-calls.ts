import type { XmlElement } from '../../../../project/index.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../../project.ts';
import { text } from '../../values.ts';
import { callsAt } from '../make-call.ts';
import { eachObject } from './page-properties.ts';

const FILE = /\.(oip|os)(-meta\.xml)?$/;

/** The HTTP actions of OmniStudio's integration procedures and scripts, which Apex of the platform sends: by an address, or with a Named Credential. */
export const omnistudioCalls = (project: Project): Call[] =>
    project
        .ofKind('metadata')
        .filter(({ path }) => FILE.test(path) && project.text(path).includes('restPath'))
        .flatMap(({ path }) => {
            const root = project.xml(path);
            return root ? callsIn(path, root) : [];
        });

const callsIn = (file: string, element: XmlElement): Call[] => [
    ...(element.name === 'propertySetConfig' ? actionsIn(element.text) : []).flatMap((address) => {
        const at = { file, line: element.line, column: 1 };
        return callsAt('apex-callout', at, text(address, at), { caller: 'apex', contexts: [] });
    }),
    ...element.children.flatMap((child) => callsIn(file, child))
];

function actionsIn(json: string): string[] {
    const found: string[] = [];
    eachObject(parsed(json), (object) => {
        const { restPath, namedCredential } = object as Record<string, unknown>;
        if (typeof namedCredential === 'string' && namedCredential !== '') {
            found.push(`callout:${namedCredential}`);
        } else if (typeof restPath === 'string' && /^https?:\/\//i.test(restPath)) {
            found.push(restPath);
        }
    });
    return found;
}

function parsed(json: string): unknown {
    try {
        return JSON.parse(json) as unknown;
    } catch {
        return undefined;
    }
}
