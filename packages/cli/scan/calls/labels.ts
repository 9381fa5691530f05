import { placeAt, type Project } from '../project.ts';
import { text, type Value } from '../values.ts';

/** The values of a custom label. */
export function labelValues(project: Project, name: string): Value[] {
    const labels = project.once('labels', () => {
        const found = new Map<string, Value[]>();
        for (const { path: file } of project.ofKind('metadata')) {
            if (/\.labels?(-meta\.xml)?$/.test(file)) {
                readLabels(file, project.text(file), found);
            }
        }
        return found;
    });
    return labels.get(name.toLowerCase()) ?? [];
}

function readLabels(file: string, content: string, found: Map<string, Value[]>): void {
    for (const match of content.matchAll(/<labels>([^]*?)<\/labels>/g)) {
        const name = /<fullName>([^<]*)<\/fullName>/.exec(match[1])?.[1];
        const value = /<value>([^<]*)<\/value>/.exec(match[1]);
        if (name && value) {
            const at = placeAt(file, content, match.index + match[0].indexOf('<value>'));
            found.set(name.trim().toLowerCase(), text(unescape(value[1]), at));
        }
    }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescape = (content: string): string =>
    content.replace(/&(#x?[0-9a-f]+|\w+);/gi, (all, name: string) =>
        name.startsWith('#')
            ? String.fromCodePoint(Number(name.replace('#', '').replace(/^x/i, '0x')) || 32)
            : (NAMED[name] ?? all)
    );
