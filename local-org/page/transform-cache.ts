import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

type Transform = (this: unknown, source: string, id: string) => { code: string } | null | undefined;

/**
 * Keeps what an expensive plugin made of each file on disk, so that a second start compiles only what changed. A file is known by its place
 * in the project or in a package, so that copies of the project can share what is kept.
 */
export function withTransformCache(plugin: Plugin, directory: string, projectDir: string, salt: string): Plugin {
    fs.mkdirSync(directory, { recursive: true });
    const transform = plugin.transform as unknown as Transform;
    return {
        ...plugin,
        transform(source: string, id: string) {
            if (id.includes('\0')) {
                return null;
            }
            const key = crypto
                .createHash('sha256')
                .update(salt)
                .update(placeOf(id, projectDir))
                .update(source)
                .digest('hex');
            const cached = path.join(directory, `${key}.js`);
            if (fs.existsSync(cached)) {
                return { code: fs.readFileSync(cached, 'utf8'), map: null };
            }
            const result = transform.call(this, source, id);
            if (result) {
                keep(cached, result.code);
            }
            return result ? { code: result.code, map: null } : null;
        }
    } as Plugin;
}

/** In one step: another start that reads the same file at this moment meets a whole one. */
function keep(file: string, code: string): void {
    const whole = `${file}.${process.pid}`;
    fs.writeFileSync(whole, code);
    fs.renameSync(whole, file);
}

function placeOf(id: string, projectDir: string): string {
    const [, ...inPackages] = id.split(/[\\/]node_modules[\\/]/);
    return inPackages.at(-1) ?? path.relative(projectDir, id);
}
