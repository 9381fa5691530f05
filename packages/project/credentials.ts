import fs from 'node:fs';
import path from 'node:path';
import type { OrgMetadata } from './types.ts';

/** External credential → parameter → secret. In an org an admin types these in Setup; they are in no metadata file. */
export type Secrets = Record<string, Record<string, string>>;

const SECRETS_FILE = '.credentials.json';

/**
 * Secrets for the local org: `.credentials.json` beside sfdx-project.json (git-ignored) over the defaults given,
 * and over both an environment variable a secret, `CREDENTIAL_<EXTERNAL CREDENTIAL>_<PARAMETER>` in capitals.
 */
export function readSecrets(projectDir: string, metadata: OrgMetadata, defaults: Secrets = {}): Secrets {
    const file = path.join(projectDir, SECRETS_FILE);
    const stored = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets) : {};
    const secrets: Secrets = {};
    for (const { name, headers } of metadata.externalCredentials) {
        secrets[name] = { ...defaults[name], ...stored[name] };
        for (const parameter of headers.flatMap((header) => parametersIn(header.value, name))) {
            const fromEnvironment = process.env[`CREDENTIAL_${name}_${parameter}`.toUpperCase()];
            if (fromEnvironment !== undefined) {
                secrets[name][parameter] = fromEnvironment;
            }
        }
    }
    return secrets;
}

/** The named credentials as a callout needs them: base URL and the headers to add, secrets filled in. */
export function resolveNamedCredentials(
    metadata: OrgMetadata,
    secrets: Secrets
): { name: string; url: string; headers: [string, string][] }[] {
    return metadata.namedCredentials.map(({ name, url, externalCredential }) => {
        const headers =
            metadata.externalCredentials.find((credential) => credential.name === externalCredential)?.headers ?? [];
        return { name, url, headers: headers.map((header) => [header.name, fillIn(header.value, secrets)]) };
    });
}

const FORMULA = /\{!\$Credential\.(\w+)\.(\w+)\}/g;

const parametersIn = (value: string, credential: string): string[] =>
    [...value.matchAll(FORMULA)].filter((match) => match[1] === credential).map((match) => match[2]);

const fillIn = (value: string, secrets: Secrets): string =>
    value.replace(FORMULA, (_all, credential: string, parameter: string) => secrets[credential]?.[parameter] ?? '');
