import type { Fix } from 'c/crossOrigin';
import type { ZipEntry } from './zip';

/** A change of the admin's that is a metadata file. */
export type FileFix = Fix & { code: { file: string; text: string } };

const API_VERSION = '67.0';

/** Folder of a package → the type of what lies in it. */
const TYPES: Record<string, string> = {
    corsWhitelistOrigins: 'CorsWhitelistOrigin',
    customMetadata: 'CustomMetadata',
    cspTrustedSites: 'CspTrustedSite',
    remoteSiteSettings: 'RemoteSiteSetting'
};

/** Those that are metadata of a list, each once, in the order of their files. */
export function changesIn(fixes: readonly Fix[]): FileFix[] {
    const files = fixes.filter(
        (fix): fix is FileFix => fix.owner === 'admin' && Object.hasOwn(TYPES, folderOf(fix.code?.file ?? ''))
    );
    const byFile = new Map(files.map((fix) => [fix.code.file, fix]));
    return [...byFile.values()].sort((a, b) => a.code.file.localeCompare(b.code.file));
}

/** What an admin changes and no file can: a Named Credential, of which no answer tells how the API wants to be asked; each once. */
export const byHand = (fixes: readonly Fix[]): Fix[] => [
    ...new Map(
        fixes.filter(({ owner, code }) => owner === 'admin' && code?.file === undefined).map((fix) => [fix.id, fix])
    ).values()
];

/** The changes in the layout of the Metadata API, which `sf project deploy start --metadata-dir` and Workbench take. */
export function packageOf(changes: readonly FileFix[]): ZipEntry[] {
    return [
        ['package.xml', manifestOf(changes)],
        ...changes.map(({ code }): ZipEntry => [packagePath(code.file), code.text])
    ];
}

/** `force-app/main/default/cspTrustedSites/Api.cspTrustedSite-meta.xml` → `cspTrustedSites/Api.cspTrustedSite`. */
export const packagePath = (file: string): string =>
    file
        .split('/')
        .slice(-2)
        .join('/')
        .replace(/-meta\.xml$/, '');

const folderOf = (file: string): string => packagePath(file).split('/')[0];

function manifestOf(changes: readonly FileFix[]): string {
    const members = new Map<string, string[]>();
    for (const { code } of changes) {
        const [folder, name] = packagePath(code.file).split('/');
        members.set(folder, [...(members.get(folder) ?? []), name.replace(/\.\w+$/, '')]);
    }
    const types = [...members].flatMap(([folder, names]) => [
        '    <types>',
        ...names.map((name) => `        <members>${name}</members>`),
        `        <name>${TYPES[folder]}</name>`,
        '    </types>'
    ]);
    return [
        '<?xml version="1.0" encoding="UTF-8" ?>',
        '<Package xmlns="http://soap.sforce.com/2006/04/metadata">',
        ...types,
        `    <version>${API_VERSION}</version>`,
        '</Package>',
        ''
    ].join('\n');
}
