import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bundleSite } from './bundle.ts';
import { htmlOf } from './html.ts';
import { allPages } from './pages.ts';

const HERE = import.meta.dirname;

/** Writes the page of tools into `dist`: files alone, for any server and any path. Returns the names of the files. */
export async function buildSite(
    projectDir: string,
    dist: string,
    label: (name: string) => string | undefined
): Promise<string[]> {
    const code = await bundleSite(projectDir, label);
    const script = `tools.${hash(code)}.js`;
    const files = new Map<string, string>([
        [script, code],
        ['site.css', fs.readFileSync(path.join(HERE, 'site.css'), 'utf8')],
        ['icon.svg', fs.readFileSync(path.join(HERE, 'icon.svg'), 'utf8')],
        ...allPages().map((page): [string, string] => [page.file, htmlOf(page, script)])
    ]);
    files.set('sw.js', workerOf([...files.keys()], hash([...files.values()].join('\n'))));
    fs.rmSync(dist, { recursive: true, force: true });
    for (const [file, text] of files) {
        fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
        fs.writeFileSync(path.join(dist, file), text);
    }
    return [...files.keys()];
}

const workerOf = (files: string[], version: string): string =>
    fs
        .readFileSync(path.join(HERE, 'worker.js'), 'utf8')
        .replace("'VERSION'", JSON.stringify(version))
        .replace("['FILES']", JSON.stringify(files));

const hash = (text: string): string => crypto.createHash('sha256').update(text).digest('hex').slice(0, 10);
