import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

const SET = /^lightning\/iconSvgTemplates(Utility|Standard|Action|Doctype|Custom)(Rtl)?$/;
const ICON_NAME = /["'`](utility|standard|action|doctype|custom):([a-z_0-9]+)["'`]/g;

/** Icons that base components put together at run time, so that no source names them in full. */
const ALWAYS = ['success', 'error', 'warning', 'info', 'close', 'arrowup', 'arrowdown', 'check', 'down'].map(
    (name) => `utility:${name}`
);

/**
 * Replaces the base components' complete icon sets (several megabytes) by the icons that the sources name.
 * `sources` are the directories to look in.
 */
export function onlyNamedIcons(baseComponents: string, sources: string[]): Plugin {
    const named = new Set([...ALWAYS, ...[baseComponents, ...sources].flatMap(iconsNamedIn)]);
    return {
        name: 'only-named-icons',
        resolveId(id) {
            const match = SET.exec(id);
            return match ? `\0icons:${match[1]}` : null;
        },
        load(id) {
            return id.startsWith('\0icons:') ? iconSet(baseComponents, id.slice('\0icons:'.length), named) : null;
        }
    };
}

function iconsNamedIn(directory: string): string[] {
    return fs
        .readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter(
            (entry) =>
                entry.isFile() && /\.(html|js)$/.test(entry.name) && !entry.parentPath.includes('iconSvgTemplates')
        )
        .flatMap((entry) => {
            const content = fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
            return [...content.matchAll(ICON_NAME)].map((match) => `${match[1]}:${match[2]}`);
        });
}

function iconSet(baseComponents: string, set: string, named: Set<string>): string {
    const category = set.toLowerCase();
    const templates = [...named]
        .filter((icon) => icon.startsWith(`${category}:`))
        .map((icon) => icon.slice(category.length + 1))
        .map((name) => ({
            name,
            file: path.join(baseComponents, `iconSvgTemplates${set}/buildTemplates/${category}/${name}.html`)
        }))
        .filter(({ file }) => fs.existsSync(file));
    const imports = templates.map(({ file }, index) => `import icon${index} from ${JSON.stringify(file)};`);
    const members = templates.map(({ name }, index) => `${category}_${name}: icon${index}`);
    return `${imports.join('\n')}\nexport default { ${members.join(', ')} };`;
}
