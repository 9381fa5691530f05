import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { changesIn, packageOf } from '../../force-app/main/default/lwc/allChanges/changes.ts';
import { zipOf } from '../../force-app/main/default/lwc/allChanges/zip.ts';
import { corsAllowlist } from '../../force-app/main/default/lwc/crossOrigin/metadata.ts';
import { obstacleNamed } from '../../force-app/main/default/lwc/crossOrigin/named.ts';
import type { Check } from './check.ts';
import type { Session } from './session.ts';

/** A reason for each list of what Salesforce may call; the fourth is of who may call it. */
const REASONS = ['csp', 'remote-site-missing', 'unregistered-target'];
const PAGE = { origin: 'https://acme.lightning.force.com', policies: ["connect-src 'self'"] };
const REQUEST = { url: 'https://api.example.com/v1/orders', method: 'PUT' };

/** What *All changes* of the page downloads, given to the real CLI: as the zip that it deploys, and unpacked, turned into a project's sources. */
export const ALL_CHANGES: Check = {
    title: 'the zip of all changes is deployed as it is, and is a project’s sources once converted',
    prepare: () => undefined,
    answers: {},
    check: async (session) => {
        const fixes = REASONS.flatMap((reason) => obstacleNamed(reason, PAGE, REQUEST).fixes);
        const changes = changesIn([...fixes, corsAllowlist('https://app.example.com')]);
        const entries = packageOf(changes);
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callout-lab-all-changes-'));
        try {
            const zip = path.join(folder, 'callout-lab-changes.zip');
            fs.writeFileSync(zip, zipOf(entries));
            const wrong = [
                ...(changes.length > REASONS.length
                    ? []
                    : [`the zip holds only ${entries.map(([name]) => name).join()}`]),
                ...(await deployed(session, zip)),
                ...(await converted(session, folder, entries))
            ];
            return { runs: [], wrong };
        } finally {
            fs.rmSync(folder, { recursive: true, force: true });
        }
    }
};

async function deployed(session: Session, zip: string): Promise<string[]> {
    const { code, output } = await session.cli([
        'project',
        'deploy',
        'start',
        '--metadata-dir',
        zip,
        '--target-org',
        'mine'
    ]);
    const isSame = session.org.packages.at(-1)?.equals(fs.readFileSync(zip)) ?? false;
    return code === 0 && isSame ? [] : [`the zip is not deployed as it is: ${code}, ${output.slice(-600)}`];
}

/** The CLI leaves out a file whose folder, name or type is not that of its `package.xml`. */
async function converted(session: Session, folder: string, entries: [file: string, text: string][]): Promise<string[]> {
    const [from, to] = ['mdapi', 'source'].map((name) => path.join(folder, name));
    for (const [file, text] of entries) {
        fs.mkdirSync(path.dirname(path.join(from, file)), { recursive: true });
        fs.writeFileSync(path.join(from, file), text);
    }
    const { output } = await session.cli(['project', 'convert', 'mdapi', '--root-dir', from, '--output-dir', to]);
    const made = fs.existsSync(to) ? (fs.readdirSync(to, { recursive: true }) as string[]) : [];
    return entries
        .map(([file]) => `${file}-meta.xml`)
        .filter((file) => !file.startsWith('package.xml') && !made.some((each) => each.endsWith(file)))
        .map((file) => `the conversion made no ${file}: ${output.slice(-600)}`);
}
