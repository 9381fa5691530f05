import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputAsset, OutputChunk } from 'rolldown';

/** Licence texts of packages that say which licence they have and ship no text of it: from their repositories, by the name of the package. */
const TEXTS = path.join(import.meta.dirname, 'licenses');
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;
const LICENSE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
const OF_THE_BUNDLER = '\0rolldown/';

interface Manifest {
    name: string;
    version: string;
    license?: string;
}

/** What the licences of bundled libraries ask for: of each its name, its version and the text of its licence. Throws where one has none. */
export function noticesOf(output: readonly (OutputChunk | OutputAsset)[]): string {
    const directories = new Set(
        output
            .flatMap((each) => (each.type === 'chunk' ? Object.keys(each.modules) : []))
            .flatMap((id) => packageOf(id) ?? [])
    );
    const notices = [...directories].map(noticeOf).sort((a, b) => (a.title < b.title ? -1 : 1));
    // The same version may be installed twice.
    const different = new Map(notices.map(({ title, text }) => [title, text]));
    return [
        'These libraries are part of the files in dist/.',
        ...[...different].map(([title, text]) => `${title}\n\n${text}`)
    ]
        .join(`\n\n${'-'.repeat(80)}\n\n`)
        .concat('\n');
}

/** The directory of the package that a module is of; none for the sources of this repository. */
function packageOf(id: string): string | undefined {
    return id.startsWith(OF_THE_BUNDLER)
        ? PACKAGE.exec(fileURLToPath(import.meta.resolve('rolldown')))?.[0]
        : PACKAGE.exec(id)?.[0];
}

function noticeOf(directory: string): { title: string; text: string } {
    const { name, version, license } = JSON.parse(
        fs.readFileSync(path.join(directory, 'package.json'), 'utf8')
    ) as Manifest;
    const shipped = fs.readdirSync(directory).find((file) => LICENSE_FILE.test(file));
    const file = shipped
        ? path.join(directory, shipped)
        : path.join(TEXTS, `${name.replace('@', '').replace('/', '-')}.txt`);
    if (!fs.existsSync(file)) {
        throw new Error(`${name} has no text of its licence (${license}): put it into ${file}.`);
    }
    return { title: `${name} ${version} (${license})`, text: fs.readFileSync(file, 'utf8').trim() };
}
