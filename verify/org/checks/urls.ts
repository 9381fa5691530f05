import { contentSecurityPolicy, first, MetadataError, readOrgMetadata } from '../../../packages/project/index.ts';
import { readEntries } from '../../../packages/cli/scan/lists/read-entries.ts';
import type { Entry } from '../../../packages/cli/scan/model.ts';
import { readProjects } from '../../../packages/cli/scan/project.ts';
import { RULES } from '../../../packages/cli/scan/rules/index.ts';
import { listName } from '../../../packages/cli/scan/rules/rule.ts';
import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';

/** Rules of the scan that look at the lists alone. */
const OF_LISTS = ['malformed-entry', 'duplicate-entry', 'protocol-security-off', 'header-size'];

/** The lists of URLs: what the rules of the scan say of them, and what this project asks for besides. */
export function checkUrls(project: Project): CheckResult {
    const { projects } = readProjects(project.dir);
    const scans = projects.map((scanned) => ({ project: scanned, entries: readEntries(scanned), calls: [] }));
    const entries = scans.flatMap((scan) => scan.entries);
    const rules = RULES.filter(({ name }) => OF_LISTS.includes(name));
    const allowlist = project.ofType('CorsWhitelistOrigin');
    const ofRules = scans.flatMap((scan) =>
        rules.flatMap((rule) =>
            rule.check(scan).map(({ file, line, message }): Finding => ({
                file,
                line,
                problem: message,
                remedy: `Write it as docs/scan-rules/${rule.name}.md shows.`
            }))
        )
    );
    return {
        checked: entries.length,
        findings: [
            ...ofRules,
            ...entries.flatMap(checkAddress),
            ...allowlist.flatMap(checkCors),
            ...checkLocalOrg(project)
        ]
    };
}

const SCHEMES: Partial<Record<Entry['list'], string[]>> = {
    CspTrustedSite: ['https:', 'wss:'],
    RemoteSiteSetting: ['https:'],
    NamedCredential: ['https:'],
    CorsWhitelistOrigin: ['https:']
};

/** No http, no address of the machine that it is opened on, and, but for credentials, no more than an origin: a path that nobody meant matches nothing. */
function checkAddress(entry: Entry): Finding[] {
    const { list, value, file, lines } = entry;
    const schemes = SCHEMES[list];
    const what = listName(entry);
    const wrong = (problem: string, remedy: string): Finding[] => [{ file, line: lines.value, problem, remedy }];
    const address = value.replace('*.', 'star.');
    if (!schemes || !URL.canParse(address)) {
        return [];
    }
    const url = new URL(address);
    if (!schemes.includes(url.protocol)) {
        return wrong(
            `The ${what} ${value} is not ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
            `Use ${schemes[0]}//. http is for the local org only, which replaces the placeholder itself.`
        );
    }
    if (/^(localhost|127\.|\[::1\])/.test(url.hostname)) {
        return wrong(
            `The ${what} ${value} is the machine it is opened on.`,
            'Use a placeholder and a replacement in sfdx-project.json.'
        );
    }
    const origin = `${url.protocol}//${url.host}`;
    return list === 'NamedCredential' || address === origin
        ? []
        : wrong(
              `The ${what} ${value} has more than an origin.`,
              `Write ${origin.replace('star.', '*.')}: no path, no slash at the end, lower case.`
          );
}

/** A star may stand for a subdomain; it may not stand for all of the web. */
function checkCors({ file, root }: MetadataFile): Finding[] {
    const pattern = first(root, 'urlPattern');
    return pattern && (/^https:\/\/\*\.?[^.]*$/.test(pattern.text) || pattern.text === '*')
        ? [
              {
                  file,
                  line: pattern.line,
                  problem: `The CORS allowlist entry ${pattern.text} lets every site in.`,
                  remedy: 'Name the origin of the page that may call Salesforce.'
              }
          ]
        : [];
}

/** The local org makes its policy of the same files. */
function checkLocalOrg(project: Project): Finding[] {
    try {
        contentSecurityPolicy(readOrgMetadata(project.sourceDir).trustedSites);
        return [];
    } catch (error) {
        if (error instanceof MetadataError) {
            return [
                {
                    file: project.relative(error.file),
                    problem: `The local org cannot read it: ${error.message.slice(error.file.length + 2)}.`,
                    remedy: 'Correct the file as the message says.'
                }
            ];
        }
        throw error;
    }
}
