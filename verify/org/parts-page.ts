import { needsOf, PARTS, typeFiles, type Needs, type Part } from './parts.ts';
import type { Project } from './project.ts';

/** docs/parts.md: what each part needs, as files and labels. */
export function partsPage(project: Project): string {
    return [
        '# Take one part: what it needs',
        '',
        'Made by `npm run verify:org -- --write-parts` from what the files name. The same command without the flag builds each of these',
        'parts as a project of its own: it is converted, its components are compiled, no label or type is missing, and its Apex tests run',
        'with no record in the org. All paths are below `force-app/main/default`.',
        '',
        '- a component: its folder in `lwc/`, without `__tests__`; run `npm run build` before, or take the TypeScript to a project that',
        '  compiles it',
        '- a class: `classes/NAME.cls` and `classes/NAME.cls-meta.xml`',
        '- labels: out of `labels/CustomLabels.labels-meta.xml`',
        '- of a Callout Target no record: make your own in **Setup > Custom Metadata Types > Callout Target > Manage Records**, and a Remote',
        '  Site Setting or a Named Credential for each',
        '',
        ...PARTS.flatMap((part) => section(project, part, needsOf(project, part)))
    ].join('\n');
}

function section(project: Project, part: Part, needs: Needs): string[] {
    const types = needs.types
        .flatMap((type) => typeFiles(project, type))
        .map((file) => file.split('/').slice(3).join('/'));
    return [
        `## ${part.name[0].toUpperCase()}${part.name.slice(1)}`,
        '',
        ...item('components', needs.bundles),
        ...item('classes', needs.classes),
        ...item('types', types),
        ...item(`labels (${needs.labels.length})`, needs.labels),
        ''
    ];
}

const item = (what: string, names: string[]): string[] =>
    names.length === 0 ? [] : [`- ${what}: ${names.map((name) => `\`${name}\``).join(', ')}`];
