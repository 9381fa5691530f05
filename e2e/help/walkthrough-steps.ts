import fs from 'node:fs';

/** One line of a walkthrough that asks for something, tells what to expect, or shows a picture. */
export interface Line {
    kind: 'step' | 'expected' | 'picture';
    text: string;
    /** Line in the document, to find it by. */
    at: number;
}

export interface Part {
    title: string;
    lines: Line[];
    /** The steps whose difference in an org the part's table tells, in its order. */
    inOrg: number[];
}

/** The parts of a walkthrough, each under a heading that begins with `Part`. Other text is for people only. */
export function readWalkthrough(file: string): Part[] {
    const parts: Part[] = [];
    fs.readFileSync(file, 'utf8')
        .split('\n')
        .forEach((raw, index) => {
            const heading = /^## (Part .*)/.exec(raw);
            const line = lineOf(raw.trim(), index + 1);
            if (heading) {
                parts.push({ title: heading[1], lines: [], inOrg: [] });
            } else if (line) {
                parts.at(-1)?.lines.push(line);
            }
            parts.at(-1)?.inOrg.push(...stepsOfRow(raw));
        });
    return parts;
}

/** A row of the table of an org, which begins with a step or a range of them: `| 4–6   | …`. */
function stepsOfRow(row: string): number[] {
    const [, first, last] = /^\| (\d+)(?:–(\d+))? +\|/.exec(row) ?? [];
    return first === undefined
        ? []
        : Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, index) => Number(first) + index);
}

function lineOf(text: string, at: number): Line | undefined {
    const [, step] = /^\d+\. (.*)/.exec(text) ?? [];
    const [, expected] = /^Expected: (.*)/.exec(text) ?? [];
    const [, picture] = /^!\[[^\]]+\]\(pictures\/([\w-]+\.png)\)$/.exec(text) ?? [];
    if (step !== undefined) {
        return { kind: 'step', text: step, at };
    }
    if (expected !== undefined) {
        return { kind: 'expected', text: expected, at };
    }
    return picture === undefined ? undefined : { kind: 'picture', text: picture, at };
}

/** The sentences of a line; a full stop inside bold or code ends none. */
export const sentencesOf = (text: string): string[] =>
    [...text.matchAll(/(?:\*\*[^*]+\*\*|`[^`]+`|[^.*`])+(?:\.|$)/g)].map(([sentence]) =>
        sentence.trim().replace(/\.$/, '')
    );
