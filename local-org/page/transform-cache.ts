import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

type Transform = (this: unknown, source: string, id: string) => { code: string } | null | undefined;

/** Keeps what an expensive plugin made of each file on disk, so that a second start compiles only what changed. */
export function withTransformCache(plugin: Plugin, directory: string, salt: string): Plugin {
    fs.mkdirSync(directory, { recursive: true });
    const transform = plugin.transform as unknown as Transform;
    return {
        ...plugin,
        transform(source: string, id: string) {
            if (id.includes('\0')) {
                return null;
            }
            const key = crypto.createHash('sha256').update(salt).update(id).update(source).digest('hex');
            const cached = path.join(directory, `${key}.js`);
            if (fs.existsSync(cached)) {
                return { code: fs.readFileSync(cached, 'utf8'), map: null };
            }
            const result = transform.call(this, source, id);
            if (result) {
                fs.writeFileSync(cached, result.code);
            }
            return result ? { code: result.code, map: null } : null;
        }
    } as Plugin;
}
