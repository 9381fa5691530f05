import fs from 'node:fs';
import path from 'node:path';
import { MetadataError } from './errors.ts';
import { readReplacements, type Origins } from './replacements.ts';
import type {
    CustomMetadataRecord,
    ExternalCredential,
    NamedCredential,
    OrgMetadata,
    RemoteSite,
    StaticResource,
    TrustedSite
} from './types.ts';
import { all, first, flag, readXml, textOf, type XmlElement } from './xml.ts';

export { MetadataError } from './errors.ts';
export { calloutTarget, isCalloutTarget, type CalloutTarget } from './callout-targets.ts';
export { contentSecurityPolicy, reportOnlyPolicy, type CspDirectives } from './csp.ts';
export { policyFor, type PageKind, type PolicySettings } from './policy.ts';
export type * from './types.ts';
export { appliesTo, type Origins, type ReplacedFiles } from './replacements.ts';
export { all, first, flag, parseXml, textOf, XmlProblem, type XmlElement } from './xml.ts';

/**
 * Reads every metadata file under a source directory that the local org has a use for.
 * `projectDir` holds sfdx-project.json, whose replacements are applied with `origins`; without one nothing is replaced.
 * Throws a MetadataError that names the file when one cannot be used; with `onUnusable` that is told, and the file left out.
 */
export function readOrgMetadata(
    sourceDir: string,
    options: { projectDir?: string; origins?: Origins; onUnusable?: (error: MetadataError) => void } = {}
): OrgMetadata {
    const transform = options.projectDir
        ? readReplacements(options.projectDir, options.origins ?? {})
        : (_file: string, content: string) => content;
    const files = listFiles(sourceDir);
    const readAll = <T>(
        suffix: string,
        root: string,
        convert: (name: string, node: XmlElement, file: string) => T
    ): T[] =>
        files
            .filter((file) => file.endsWith(suffix))
            .flatMap((file) => {
                try {
                    return [convert(path.basename(file, suffix), readXml(file, root, transform), file)];
                } catch (error) {
                    if (!(error instanceof MetadataError) || !options.onUnusable) {
                        throw error;
                    }
                    options.onUnusable(error);
                    return [];
                }
            });

    return {
        trustedSites: readAll('.cspTrustedSite-meta.xml', 'CspTrustedSite', toTrustedSite),
        remoteSites: readAll('.remoteSite-meta.xml', 'RemoteSiteSetting', toRemoteSite),
        namedCredentials: readAll('.namedCredential-meta.xml', 'NamedCredential', toNamedCredential),
        externalCredentials: readAll('.externalCredential-meta.xml', 'ExternalCredential', toExternalCredential),
        corsAllowlist: readAll('.corsWhitelistOrigin-meta.xml', 'CorsWhitelistOrigin', (_name, node, file) =>
            required(node, 'urlPattern', file)
        ),
        customMetadata: groupByType(readAll('.md-meta.xml', 'CustomMetadata', toCustomMetadata)),
        // Projects in the older metadata format name the file without the suffix.
        labels: new Map(
            ['.labels', '.labels-meta.xml'].flatMap((suffix) => readAll(suffix, 'CustomLabels', toLabels).flat())
        ),
        staticResources: new Map(
            readAll('.resource-meta.xml', 'StaticResource', toStaticResource).map((resource) => [
                resource.name,
                resource
            ])
        ),
        permissionSets: readAll('.permissionset-meta.xml', 'PermissionSet', (name, node) => ({
            name,
            label: textOf(node, 'label') ?? name
        }))
    };
}

function listFiles(directory: string): string[] {
    if (!fs.existsSync(directory)) {
        throw new MetadataError(directory, 'does not exist; name the directory that holds the Salesforce sources');
    }
    return fs
        .readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort();
}

function required(node: XmlElement, field: string, file: string): string {
    const value = textOf(node, field);
    if (!value) {
        throw new MetadataError(file, `needs <${field}>`);
    }
    return value;
}

function toTrustedSite(name: string, node: XmlElement, file: string): TrustedSite {
    return {
        name,
        endpointUrl: required(node, 'endpointUrl', file),
        isActive: flag(node, 'isActive'),
        context: textOf(node, 'context') ?? 'All',
        description: textOf(node, 'description'),
        isApplicableToConnectSrc: flag(node, 'isApplicableToConnectSrc'),
        isApplicableToFontSrc: flag(node, 'isApplicableToFontSrc'),
        isApplicableToFrameSrc: flag(node, 'isApplicableToFrameSrc'),
        isApplicableToImgSrc: flag(node, 'isApplicableToImgSrc'),
        isApplicableToMediaSrc: flag(node, 'isApplicableToMediaSrc'),
        isApplicableToStyleSrc: flag(node, 'isApplicableToStyleSrc')
    };
}

function toRemoteSite(name: string, node: XmlElement, file: string): RemoteSite {
    return {
        name,
        url: required(node, 'url', file),
        isActive: flag(node, 'isActive'),
        disableProtocolSecurity: flag(node, 'disableProtocolSecurity'),
        description: textOf(node, 'description')
    };
}

function toNamedCredential(name: string, node: XmlElement, file: string): NamedCredential {
    const parameters = all(node, 'namedCredentialParameters');
    const url = parameters.find((parameter) => textOf(parameter, 'parameterType') === 'Url');
    const authentication = parameters.find((parameter) => textOf(parameter, 'parameterType') === 'Authentication');
    const address = url && textOf(url, 'parameterValue');
    if (!address) {
        throw new MetadataError(file, 'needs a parameter of type Url with a value');
    }
    return {
        name,
        url: address,
        label: textOf(node, 'label'),
        externalCredential: authentication && textOf(authentication, 'externalCredential'),
        allowMergeFieldsInHeader: flag(node, 'allowMergeFieldsInHeader'),
        allowMergeFieldsInBody: flag(node, 'allowMergeFieldsInBody')
    };
}

function toExternalCredential(name: string, node: XmlElement): ExternalCredential {
    const headers = all(node, 'externalCredentialParameters')
        .filter((parameter) => textOf(parameter, 'parameterType') === 'AuthHeader')
        .map((parameter) => ({
            name: textOf(parameter, 'parameterName') ?? '',
            value: textOf(parameter, 'parameterValue') ?? ''
        }));
    return { name, headers };
}

function toCustomMetadata(
    name: string,
    node: XmlElement,
    file: string
): { type: string; record: CustomMetadataRecord } {
    const [type, developerName] = name.split('.');
    if (!developerName) {
        throw new MetadataError(file, 'must be named <Type>.<Record>.md-meta.xml');
    }
    const record: CustomMetadataRecord = {
        DeveloperName: developerName,
        MasterLabel: textOf(node, 'label') ?? developerName
    };
    for (const value of all(node, 'values')) {
        record[textOf(value, 'field') ?? ''] = typedValue(value);
    }
    return { type: `${type}__mdt`, record };
}

/** A `<value xsi:type="xsd:…">` of a custom metadata record as the value that Apex sees. */
function typedValue(value: XmlElement): unknown {
    const content = textOf(value, 'value');
    // The platform keeps an empty text as null.
    if (content === undefined || content === '') {
        return null;
    }
    switch (first(value, 'value')?.attributes['xsi:type']) {
        case 'xsd:boolean':
            return content === 'true';
        case 'xsd:double':
        case 'xsd:int':
            return Number(content);
        default:
            return content;
    }
}

function groupByType(entries: { type: string; record: CustomMetadataRecord }[]): Map<string, CustomMetadataRecord[]> {
    const grouped = new Map<string, CustomMetadataRecord[]>();
    for (const { type, record } of entries) {
        grouped.set(type, [...(grouped.get(type) ?? []), record]);
    }
    return grouped;
}

function toLabels(_name: string, node: XmlElement): [string, string][] {
    return all(node, 'labels').map((label) => [textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? '']);
}

function toStaticResource(name: string, node: XmlElement, file: string): StaticResource {
    const folder = path.dirname(file);
    const content = fs
        .readdirSync(folder)
        .find((entry) => entry !== path.basename(file) && path.parse(entry).name === name);
    if (!content) {
        throw new MetadataError(file, 'has no content beside it');
    }
    return {
        name,
        file: path.join(folder, content),
        contentType: textOf(node, 'contentType') ?? 'application/octet-stream'
    };
}
