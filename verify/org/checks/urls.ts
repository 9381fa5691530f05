import path from 'node:path';
import { contentSecurityPolicy, MetadataError, readOrgMetadata } from '../../../packages/project/index.ts';
import type { CheckResult, Finding } from '../finding.ts';
import type { MetadataFile, Project } from '../project.ts';
import { all, first, textOf } from '../../../packages/project/index.ts';

/** Trouble begins near 16 KB for all headers together; what the platform itself writes takes some 4 KB. */
const POLICY_BUDGET = 12 * 1024;

/** The lists of URLs: trusted URLs, Remote Site Settings, the CORS allowlist, named credentials; and the CSP header they make. */
export function checkUrls(project: Project): CheckResult {
    const sites = project.ofType('CspTrustedSite');
    const remotes = project.ofType('RemoteSiteSetting');
    const allowlist = project.ofType('CorsWhitelistOrigin');
    const named = project.ofType('NamedCredential');
    return {
        checked: sites.length + remotes.length + allowlist.length + named.length,
        findings: [
            ...sites.flatMap(checkTrustedUrl),
            ...remotes.flatMap(checkRemoteSite),
            ...allowlist.flatMap(checkCors),
            ...named.flatMap(checkNamed),
            ...duplicates(sites, 'endpointUrl', 'trusted URL'),
            ...duplicates(remotes, 'url', 'Remote Site Setting'),
            ...checkPolicy(project)
        ]
    };
}

function lint(file: string, line: number, value: string, what: string, schemes: string[]): Finding[] {
    const wrong = (problem: string, remedy: string): Finding[] => [{ file, line, problem, remedy }];
    if (!URL.canParse(value)) {
        return wrong(`The ${what} "${value}" is not a URL.`, 'Write an origin, such as https://api.example.com.');
    }
    const url = new URL(value);
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
    return [];
}

/** Scheme, host and port, with no path: what a source expression of a CSP matches by. */
function lintOrigin(file: string, line: number, value: string, what: string, schemes: string[]): Finding[] {
    const findings = lint(file, line, value, what, schemes);
    const origin = URL.canParse(value) ? `${new URL(value).protocol}//${new URL(value).host}` : value;
    return findings.length > 0 || value === origin
        ? findings
        : [
              {
                  file,
                  line,
                  problem: `The ${what} ${value} has more than an origin.`,
                  remedy: `Write ${origin}: no path, no slash at the end, lower case.`
              }
          ];
}

const FLAGS = ['Connect', 'Font', 'Frame', 'Img', 'Media', 'Style'].map((name) => `isApplicableTo${name}Src`);

function checkTrustedUrl({ file, root }: MetadataFile): Finding[] {
    const endpoint = first(root, 'endpointUrl');
    const findings = endpoint ? lintOrigin(file, endpoint.line, endpoint.text, 'trusted URL', ['https:', 'wss:']) : [];
    if (!FLAGS.some((flag) => textOf(root, flag) === 'true')) {
        findings.push({
            file,
            line: root.line,
            problem: 'The trusted URL applies to no directive of the Content Security Policy.',
            remedy: 'Set one to true, for fetch <isApplicableToConnectSrc>true</isApplicableToConnectSrc>.'
        });
    }
    return findings;
}

function checkRemoteSite({ file, root }: MetadataFile): Finding[] {
    const url = first(root, 'url');
    const unprotected = first(root, 'disableProtocolSecurity');
    return [
        ...(url ? lintOrigin(file, url.line, url.text, 'Remote Site Setting', ['https:']) : []),
        ...(unprotected?.text === 'true'
            ? [
                  {
                      file,
                      line: unprotected.line,
                      problem: 'Protocol security is off: Apex could pass what came by https on by http.',
                      remedy: 'Write <disableProtocolSecurity>false</disableProtocolSecurity>.'
                  }
              ]
            : [])
    ];
}

function checkCors({ file, root }: MetadataFile): Finding[] {
    const pattern = first(root, 'urlPattern');
    if (!pattern) {
        return [];
    }
    // A star may stand for a subdomain; it may not stand for all of the web.
    if (/^https:\/\/\*\.?[^.]*$/.test(pattern.text) || pattern.text === '*') {
        return [
            {
                file,
                line: pattern.line,
                problem: `The CORS allowlist entry ${pattern.text} lets every site in.`,
                remedy: 'Name the origin of the page that may call Salesforce.'
            }
        ];
    }
    return lintOrigin(file, pattern.line, pattern.text.replace('*.', 'star.'), 'CORS allowlist entry', ['https:']);
}

function checkNamed({ file, root }: MetadataFile): Finding[] {
    return all(root, 'namedCredentialParameters')
        .filter((parameter) => textOf(parameter, 'parameterType') === 'Url')
        .flatMap((parameter) =>
            lint(file, parameter.line, textOf(parameter, 'parameterValue') ?? '', 'URL of the named credential', [
                'https:'
            ])
        );
}

function duplicates(files: MetadataFile[], field: string, what: string): Finding[] {
    const seen = new Map<string, string>();
    return files.flatMap(({ file, root }) => {
        const value = textOf(root, field)?.toLowerCase() ?? '';
        const earlier = seen.get(value);
        seen.set(value, earlier ?? file);
        return earlier
            ? [
                  {
                      file,
                      line: first(root, field)?.line,
                      problem: `The ${what} ${value} is also in ${path.posix.basename(earlier)}.`,
                      remedy: 'Keep one of the two files.'
                  }
              ]
            : [];
    });
}

function checkPolicy(project: Project): Finding[] {
    try {
        const { length } = contentSecurityPolicy(readOrgMetadata(project.sourceDir).trustedSites);
        return length <= POLICY_BUDGET
            ? []
            : [
                  {
                      file: 'force-app/main/default/cspTrustedSites',
                      problem: `The trusted URLs make a Content-Security-Policy of ${length} bytes; ${POLICY_BUDGET} leave room for the platform's own.`,
                      remedy: 'Remove trusted URLs, or tick fewer directives of each.'
                  }
              ];
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
