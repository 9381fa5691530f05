import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fs from 'node:fs';
import { emitLwc } from '../lab/emit-lwc.ts';
import { readOptions } from '../lab/options.ts';
import { PROJECT_DIR } from '../lab/project.ts';
import { readOrgMetadata } from '../packages/project/index.ts';
import { buildSite } from '../site/build.ts';

const USAGE = `Builds the page of tools into dist/site: static files that work from any path.

    npm run site
`;

/** `npm run site`: the page of tools, as files, in dist/site. */
readOptions(USAGE, {});
const dist = path.join(PROJECT_DIR, 'dist/site');
emitLwc(PROJECT_DIR);
const { labels } = readOrgMetadata(path.join(PROJECT_DIR, 'force-app'), { projectDir: PROJECT_DIR, origins: {} });
const files = await buildSite(PROJECT_DIR, dist, (name) => labels.get(name));
const first = files
    .filter((file) => !file.includes('/') && /^(index\.html|tools\..*|site\.css|icon\.svg)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(dist, file))).length, 0);
console.log(`${files.length} files in dist/site; the first load is ${Math.ceil(first / 1000)} KB gzipped`);
