import { isByApex } from '../../../force-app/main/default/lwc/crossOrigin/named.ts';
import type { Fix, Obstacle } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { recipeText } from '../recipes/print.ts';
import type { Entry, Explained } from '../../../force-app/main/default/lwc/errorReader/errorReader.ts';

const OWNERS: Record<Fix['owner'], string> = { admin: 'Admin', 'api-owner': 'API owner', developer: 'Developer' };

/** The explanation for a terminal: a paragraph a failed call, what to change by who can change it. */
export function explanationText({ calls, unknown }: Explained, stack?: string): string {
    const paragraphs = [
        ...calls.map(entryText),
        ...unknown.map(
            ({ file, at, text }) =>
                `Not known (${file === undefined ? '' : `${file}, `}line ${at}): ${text || 'the input is empty'}`
        ),
        ...ownersText(calls, stack)
    ];
    const failed = calls.length + unknown.length;
    const count = `${failed} failed ${failed === 1 ? 'call' : 'calls'}: ${calls.length} explained, ${unknown.length} not known`;
    return harmless([...paragraphs, count].join('\n\n'));
}

// eslint-disable-next-line no-control-regex -- what a terminal obeys
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/** Whatever an input holds, a terminal only shows it. */
const harmless = (text: string): string => text.replace(CONTROLS, '\uFFFD');

/** One recipe says it for every call of the same page and stack. */
const ownersText = (calls: readonly Entry[], stack?: string): string[] => [
    ...new Set(calls.flatMap(({ stacks, origin }) => (stacks ? [recipeText(stacks, origin, stack)] : [])))
];

function entryText(entry: Entry): string {
    const { method, url, origin, count, at, files, status, certain, obstacles, wanted } = entry;
    const called = [method, url ?? (isOfApex(entry) ? 'a callout' : 'a call of the page')].filter(Boolean).join(' ');
    const times = count > 1 ? `, ${count} times` : '';
    return [
        `${called}${origin ? ` from ${origin}` : ''}${times} (${files ? `in ${files.join(', ')} ` : ''}at ${at.slice(0, 5).join(', ')}${at.length > 5 ? ', …' : ''})`,
        ...(status === undefined ? [] : [`  ${answeredText(status, obstacles.length > 0)}`]),
        ...(entry.project
            ? [
                  `  In the project: ${entry.project.text}`,
                  ...entry.project.related.map(({ file, line }) => `    ${file}:${line}`)
              ]
            : []),
        ...(certain ? obstacles.flatMap(obstacleLines) : possibleLines(obstacles)),
        ...wanted.map((each) => `  To be sure: ${each}`)
    ].join('\n');
}

const isOfApex = ({ text, obstacles: [first] }: Entry): boolean => first === undefined || isByApex(first.reason, text);

const answeredText = (status: number, isStopped: boolean): string =>
    isStopped
        ? `The API answered with status ${status}; the script may not see it.`
        : `The call went through, and the API itself answered with status ${status}: no list of the org has a part in that.`;

function obstacleLines({ gate, reason, text, findings, fixes }: Obstacle, index: number): string[] {
    return [
        `  ${index === 0 ? 'Stopped at' : 'Then you will meet'}: ${gate}, ${reason}. ${text}`,
        ...findings.map((finding) => `    • ${finding.text}`),
        ...fixes.flatMap(fixLines)
    ];
}

/** What it may have been, without the fixes of each: first it must be known which. */
const possibleLines = (obstacles: readonly Obstacle[]): string[] => [
    obstacles.length === 1
        ? '  Perhaps this; what was recorded does not tell:'
        : '  One of these; what was recorded does not tell which:',
    ...obstacles.map(({ gate, reason, text }) => `    • ${gate}, ${reason}. ${text}`)
];

function fixLines({ owner, title, text, code, setupPath, warning }: Fix): string[] {
    const lines = [setupPath, warning && `Beware: ${warning}`, code?.file, code?.text].filter(
        (line): line is string => line !== undefined && line !== ''
    );
    return [`    ${OWNERS[owner]}: ${title}. ${text}`, ...lines.map((line) => line.replace(/^/gm, '      '))];
}
