import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { RUNNING_USER_ID } from '../rest/records.ts';

const MODULES = path.join(path.dirname(fileURLToPath(import.meta.url)), 'modules');

export interface PlatformValues {
    /** The value of a Custom Label, or undefined when there is none. */
    label(name: string): string | undefined;
}

/**
 * The modules that only the platform has: `@salesforce/apex/*` calls the local org, labels and static resources come from
 * the project's metadata, the `lightning/*` modules that no package has stand in page/modules.
 */
export function platformModules(values: PlatformValues): Plugin {
    return {
        name: 'platform-modules',
        resolveId(id) {
            const standIn = path.join(MODULES, `${id.replace('lightning/', '')}.js`);
            if (id.startsWith('lightning/') && fs.existsSync(standIn)) {
                return standIn;
            }
            return /^@salesforce\/(apex|label|resourceUrl|schema|user|i18n)(\/|$)/.test(id) &&
                !isBaseComponentModule(id)
                ? `\0${id}`
                : null;
        },
        load(id) {
            return id.startsWith('\0@salesforce/')
                ? source(id.slice(1), values, (message) => this.error(message))
                : null;
        }
    };
}

/** Labels and locale of the base components come with their package. */
const isBaseComponentModule = (id: string): boolean => /^@salesforce\/(label\/(?!c\.)|i18n)/.test(id);

function source(id: string, values: PlatformValues, fail: (message: string) => never): string {
    const [, kind, name] = id.split('/');
    switch (kind) {
        case 'apex':
            return name
                ? apexMethod(name)
                : `export { refreshApex, getSObjectValue } from ${JSON.stringify(apexModule)};`;
        case 'label':
            return exportDefault(
                values.label(name.slice('c.'.length)) ?? fail(`No Custom Label ${name}: add it to labels/.`)
            );
        case 'resourceUrl':
            return exportDefault(`/resource/${name}`);
        case 'schema':
            return exportDefault(schemaReference(name));
        default:
            return exportDefault(name === 'Id' ? RUNNING_USER_ID : false);
    }
}

/** `User.Name` names a field, `User` an object. */
function schemaReference(name: string): Record<string, string> {
    const [objectApiName, ...field] = name.split('.');
    return field.length > 0 ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName };
}

const apexModule = path.join(MODULES, 'apex.js');

function apexMethod(name: string): string {
    const [className, methodName] = name.split('.').slice(-2);
    return `import { apexMethod } from ${JSON.stringify(apexModule)};
export default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(methodName)});`;
}

const exportDefault = (value: unknown): string => `export default ${JSON.stringify(value)};`;
