import type { Project } from '../project.ts';

/** A line for each metadata file whose end is missing: most are read by what stands in them, and what is cut off would be missed in silence. */
export function sayBroken(project: Project): void {
    for (const { path: file } of project.ofKind('metadata', 'flow')) {
        const isSaid = project.problems.some((problem) => problem.startsWith(`${file}:`));
        if (!isSaid && isCut(file, project.text(file).trim())) {
            project.problems.push(`${file}: ends before it is complete; read as far as that`);
        }
    }
}

function isCut(file: string, content: string): boolean {
    if (file.endsWith('.json')) {
        return content !== '' && !/[}\]]$/.test(content);
    }
    if (/\.md$/.test(file) && !content.includes('<CustomMetadata')) {
        return false;
    }
    const [, root] = /^(?:<\?[^]*?\?>|<!--[^]*?-->|<![^>]*>|\s)*<([\w:.-]+)/.exec(content.slice(0, 2000)) ?? [];
    const end = content.slice(-300).replace(/(?:<!--(?:(?!-->)[^])*-->|\s)*$/, '');
    return root !== undefined && content.startsWith('<') && !end.endsWith(`</${root}>`) && !end.endsWith('/>');
}
