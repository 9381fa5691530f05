import type { Entry, ListName } from '../model.ts';
import type { Project } from '../project.ts';
import { placeAt } from '../project.ts';

/** The lists of an Experience Cloud site: hosts that scripts may come from, and the trusted sites of an enhanced LWR site. */
export function siteEntries(project: Project, file: string): Entry[] {
    const content = project.text(file);
    if (!/trustedSites/i.test(content) && !/trustedSites/i.test(file)) {
        return [];
    }
    let data: unknown;
    try {
        data = JSON.parse(content);
    } catch {
        project.problems.push(`${file}: is not valid JSON; left out`);
        return [];
    }
    const list: ListName = /sfdc_cms__trustedSites/.test(file) ? 'SiteTrusted' : 'SiteScript';
    return hostsIn(data, list === 'SiteTrusted').map((value) => ({
        list,
        name: value,
        value,
        file,
        lines: { value: placeAt(file, content, Math.max(content.indexOf(value), 0)).line },
        active: true,
        context: 'Communities',
        directives: [],
        fields: {}
    }));
}

function hostsIn(data: unknown, isListed: boolean): string[] {
    if (typeof data === 'string') {
        return isListed && /^(https?|wss?):\/\//.test(data) ? [data] : [];
    }
    if (Array.isArray(data)) {
        return data.flatMap((item) => hostsIn(item, isListed));
    }
    return typeof data === 'object' && data !== null
        ? Object.entries(data).flatMap(([key, value]) => hostsIn(value, isListed || /trustedSites/i.test(key)))
        : [];
}
