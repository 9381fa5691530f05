import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DeployProblem } from './deploy/problem.ts';
import { printProblem, runSteps } from './deploy/run.ts';
import { runSf } from './deploy/sf.ts';
import { PROJECT_DIR } from '../lab/project.ts';

const USAGE = `Takes back the trust that the deployment gave: trusted URLs, Remote Site Settings and CORS allowlist entries.
The app stays; a scratch org goes as a whole with: sf org delete scratch --target-org callout-lab

    npm run undeploy -- [--target-org ALIAS] [--dry-run]
`;

const TRUST: [folder: string, type: string][] = [
    ['cspTrustedSites', 'CspTrustedSite'],
    ['remoteSiteSettings', 'RemoteSiteSetting'],
    ['corsWhitelistOrigins', 'CorsWhitelistOrigin']
];

async function undeploy(): Promise<void> {
    const { values } = parseArgs({
        options: {
            'target-org': { type: 'string', default: 'callout-lab' },
            'dry-run': { type: 'boolean', default: false },
            help: { type: 'boolean', short: 'h', default: false }
        }
    });
    if (values.help) {
        console.log(USAGE);
        return;
    }
    const org = values['target-org'];
    const types = TRUST.map(([folder, type]) => ({ type, names: names(folder) })).filter((each) => each.names.length);
    if (types.length === 0) {
        throw new DeployProblem('There is nothing in force-app to take back.', 'git status force-app');
    }
    types.forEach(({ type, names: all }) => console.log(`  ${type}: ${all.join(', ')}`));
    // Not `sf project delete source`: that deletes the files of this project as well.
    fs.mkdirSync(path.join(PROJECT_DIR, '.cache'), { recursive: true });
    const directory = fs.mkdtempSync(path.join(PROJECT_DIR, '.cache/undeploy-'));
    try {
        const manifest = path.join(directory, 'package.xml');
        const destructive = path.join(directory, 'destructiveChanges.xml');
        fs.writeFileSync(manifest, packageXml([]));
        fs.writeFileSync(destructive, packageXml(types));
        await runSteps(
            [
                {
                    title: 'Take the trust back',
                    args: [
                        ...['project', 'deploy', 'start', '--manifest', path.relative(PROJECT_DIR, manifest)],
                        ...['--post-destructive-changes', path.relative(PROJECT_DIR, destructive)],
                        ...['--target-org', org]
                    ]
                }
            ],
            runSf,
            { dryRun: values['dry-run'], retry: `npm run undeploy -- --target-org ${org}` }
        );
    } finally {
        fs.rmSync(directory, { recursive: true, force: true });
    }
    console.log(
        values['dry-run']
            ? '\nNothing was done: this was a dry run.'
            : '\nThe org trusts none of these hosts any more. `npm run deploy` brings the trust back.'
    );
}

function names(folder: string): string[] {
    const directory = path.join(PROJECT_DIR, 'force-app/main/default', folder);
    return fs.existsSync(directory)
        ? fs
              .readdirSync(directory)
              .filter((file) => file.endsWith('-meta.xml'))
              .map((file) => file.replace(/\.[^.]+-meta\.xml$/, ''))
        : [];
}

function packageXml(types: { type: string; names: string[] }[]): string {
    const { sourceApiVersion } = JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, 'sfdx-project.json'), 'utf8')) as {
        sourceApiVersion: string;
    };
    const entries = types.map(
        ({ type, names: all }) =>
            `    <types>\n${all.map((name) => `        <members>${name}</members>\n`).join('')}        <name>${type}</name>\n    </types>\n`
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${entries.join('')}    <version>${sourceApiVersion}</version>\n</Package>\n`;
}

undeploy().catch(printProblem);
