import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';

const SOURCES = path.join(PROJECT_DIR, 'force-app/main/default');

const LISTS: [folder: string, type: string][] = [
    ['cspTrustedSites', 'CspTrustedSite'],
    ['remoteSiteSettings', 'RemoteSiteSetting'],
    ['corsWhitelistOrigins', 'CorsWhitelistOrigin']
];

interface Members {
    type: string;
    names: string[];
}

/** What the deployment gave: entries that can be deleted, and Named Credentials, which permission sets may hold on to. */
export function givenTrust(): { entries: Members[]; credentials: string[] } {
    return {
        entries: LISTS.map(([folder, type]) => ({ type, names: namesIn(folder) })).filter(
            ({ names }) => names.length > 0
        ),
        credentials: namesIn('namedCredentials')
    };
}

/**
 * Writes what takes the trust back as a package of the Metadata API: it deletes the entries, and disables the Named
 * Credentials. The sources stay as they are.
 */
export function writeUndoPackage(directory: string): void {
    const { entries, credentials } = givenTrust();
    const folder = path.join(directory, 'namedCredentials');
    fs.mkdirSync(folder, { recursive: true });
    for (const name of credentials) {
        fs.writeFileSync(path.join(folder, `${name}.namedCredential`), disabled(name));
    }
    const types = credentials.length > 0 ? [{ type: 'NamedCredential', names: credentials }] : [];
    fs.writeFileSync(path.join(directory, 'package.xml'), packageXml(types));
    fs.writeFileSync(path.join(directory, 'destructiveChangesPost.xml'), packageXml(entries));
}

function disabled(name: string): string {
    const file = path.join(SOURCES, 'namedCredentials', `${name}.namedCredential-meta.xml`);
    const source = fs.readFileSync(file, 'utf8');
    const changed = source.replace('<calloutStatus>Enabled<', '<calloutStatus>Disabled<');
    if (changed === source) {
        throw new Error(`${file} has no <calloutStatus>Enabled</calloutStatus>.`);
    }
    return changed;
}

function namesIn(folder: string): string[] {
    const directory = path.join(SOURCES, folder);
    return fs.existsSync(directory)
        ? fs
              .readdirSync(directory)
              .filter((file) => file.endsWith('-meta.xml'))
              .map((file) => file.replace(/\.[^.]+-meta\.xml$/, ''))
        : [];
}

function packageXml(types: Members[]): string {
    const { sourceApiVersion } = JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, 'sfdx-project.json'), 'utf8')) as {
        sourceApiVersion: string;
    };
    const entries = types.map(
        ({ type, names }) =>
            `    <types>\n${names.map((name) => `        <members>${name}</members>\n`).join('')}        <name>${type}</name>\n    </types>\n`
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${entries.join('')}    <version>${sourceApiVersion}</version>\n</Package>\n`;
}
