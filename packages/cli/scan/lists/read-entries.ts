import path from 'node:path';
import type { Directive, Entry, ListName } from '../model.ts';
import type { Project } from '../project.ts';
import { all, calloutTarget, isCalloutTarget, textOf, type XmlElement } from '../../../project/index.ts';
import { siteEntries } from './site-entries.ts';

const LISTS: Record<string, { list: ListName; address: string }> = {
    cspTrustedSite: { list: 'CspTrustedSite', address: 'endpointUrl' },
    remoteSite: { list: 'RemoteSiteSetting', address: 'url' },
    namedCredential: { list: 'NamedCredential', address: 'endpoint' },
    externalCredential: { list: 'ExternalCredential', address: 'authenticationProtocol' },
    corsWhitelistOrigin: { list: 'CorsWhitelistOrigin', address: 'urlPattern' }
};

/** The entries of all lists of a project, in source format and in the older metadata format. */
export function readEntries(project: Project): Entry[] {
    return project.ofKind('metadata').flatMap(({ path: file }) => {
        const [, name, suffix] = /([^/]+?)\.(\w+)(?:-meta\.xml)?$/.exec(file) ?? [];
        if (suffix in LISTS) {
            return entryOf(project, file, decodeURIComponent(name.replace(/%(?![0-9a-f]{2})/gi, '%25')), LISTS[suffix]);
        }
        if (isCalloutTarget(file)) {
            return targetEntry(project, file);
        }
        return /(experiences|digitalExperiences)\//.test(file) && file.endsWith('.json')
            ? siteEntries(project, file)
            : [];
    });
}

function entryOf(
    project: Project,
    file: string,
    name: string,
    { list, address }: { list: ListName; address: string }
): Entry[] {
    const root = project.xml(file);
    if (!root || root.children.length === 0) {
        project.problems.push(...(root ? [`${file}: is not a metadata file; left out`] : []));
        return [];
    }
    const fields = Object.fromEntries(root.children.map((child) => [child.name, child.text]));
    const lines = Object.fromEntries([...root.children].reverse().map((child) => [child.name, child.line]));
    const parameters = all(root, 'namedCredentialParameters');
    const url = parameters.find((parameter) => textOf(parameter, 'parameterType') === 'Url');
    const valueLine = url ? (all(url, 'parameterValue')[0]?.line ?? url.line) : lines[address];
    return [
        {
            list,
            name: path.posix.basename(name),
            value: (url ? textOf(url, 'parameterValue') : fields[address]) ?? '',
            file,
            lines: { ...lines, value: valueLine ?? root.line },
            active:
                list === 'CspTrustedSite' || list === 'RemoteSiteSetting'
                    ? fields.isActive === 'true'
                    : fields.calloutStatus !== 'Disabled',
            context: list === 'CspTrustedSite' ? (fields.context ?? 'All') : undefined,
            directives: list === 'CspTrustedSite' ? directivesOf(root, project.apiVersion(file)) : [],
            fields,
            externalCredential: parameters
                .map((parameter) => textOf(parameter, 'externalCredential'))
                .find((found) => found)
        }
    ];
}

function targetEntry(project: Project, file: string): Entry[] {
    const record = project.xml(file);
    const target = record && calloutTarget(file, record);
    return target
        ? [
              {
                  list: 'CalloutTarget',
                  name: target.name,
                  value: `${target.origin}${target.pathPrefix}`,
                  file,
                  lines: { value: target.line },
                  active: target.active,
                  directives: [],
                  fields: {}
              }
          ]
        : [];
}

export const FLAGS: Record<string, Directive> = {
    isApplicableToConnectSrc: 'connect-src',
    isApplicableToFontSrc: 'font-src',
    isApplicableToFrameSrc: 'frame-src',
    isApplicableToImgSrc: 'img-src',
    isApplicableToMediaSrc: 'media-src',
    isApplicableToStyleSrc: 'style-src'
};

/**
 * Metadata API, CspTrustedSite: where no directive is true, API 49 and before read all, 50 to 58 img-src, and 59 and later refuse the entry
 * unless it opens a device. Without a version, elements that are left out say nothing of the directives.
 */
function directivesOf(root: XmlElement, version: number | undefined): Directive[] {
    const named = root.children.filter(({ name }) => name in FLAGS);
    const open = named.filter(({ text }) => text === 'true').map(({ name }) => FLAGS[name]);
    if (open.length > 0 || root.children.some(({ name, text }) => name.startsWith('canAccess') && text === 'true')) {
        return open;
    }
    if (version === undefined) {
        return named.length === 0 ? Object.values(FLAGS) : [];
    }
    return version < 50 ? Object.values(FLAGS) : version < 59 ? ['img-src'] : [];
}
