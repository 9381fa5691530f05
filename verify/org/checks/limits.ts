import path from 'node:path';
import type { CheckResult, Finding } from '../finding.ts';
import type { Project } from '../project.ts';
import { first } from '../../../packages/project/index.ts';

/** Characters that an org takes. */
const LENGTHS: Record<string, Record<string, number>> = {
    CustomApplication: { label: 40, description: 255 },
    CustomField: { label: 40, description: 1000 },
    CustomMetadata: { label: 40 },
    CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
    CustomTab: { label: 40, description: 255 },
    CspTrustedSite: { description: 255 },
    FlexiPage: { masterLabel: 80, description: 255 },
    PermissionSet: { label: 80, description: 255 },
    RemoteSiteSetting: { description: 255 },
    StaticResource: { description: 255 }
};

const NAMED_BY_FILE = new Set([
    ...Object.keys(LENGTHS),
    'NamedCredential',
    'ExternalCredential',
    'CorsWhitelistOrigin'
]);
const MAX_NAME = 80;

/** API names and lengths, which the schema of the Metadata API does not hold and an org refuses all the same. */
export function checkLimits(project: Project): CheckResult {
    const findings = project.metadata.flatMap(({ file, name, root }): Finding[] => [
        ...Object.entries(LENGTHS[root.name] ?? {}).flatMap(([field, limit]) => {
            const element = first(root, field);
            const { length } = element?.text.trim() ?? '';
            return element && length > limit
                ? [
                      {
                          file,
                          line: element.line,
                          problem: `<${field}> has ${length} characters; an org takes ${limit}.`,
                          remedy: 'Shorten it.'
                      }
                  ]
                : [];
        }),
        ...(NAMED_BY_FILE.has(root.name) && !isApiName(name.split('.').at(-1) ?? '')
            ? [
                  {
                      file,
                      problem: `"${name}" is no API name.`,
                      remedy: `Rename ${path.posix.basename(file)}: letters, digits and single underscores, a letter first.`
                  }
              ]
            : [])
    ]);
    return { checked: project.metadata.length, findings };
}

/** `__c` and `__mdt` end the names of custom fields and types. */
const isApiName = (name: string): boolean => {
    const own = name.replace(/__(c|mdt|e|x)$/, '');
    return own.length <= MAX_NAME && /^[A-Za-z]([A-Za-z0-9]|_(?!_))*$/.test(own) && !own.endsWith('_');
};
