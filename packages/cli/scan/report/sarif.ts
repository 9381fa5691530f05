import type { Finding, Severity } from '../model.ts';
import { RULES } from '../rules/index.ts';
import { fingerprints } from './fingerprints.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, as code scanning services read it. Paths are relative to the scanned directory. */
export function toSarif(findings: Finding[], lineOf: (finding: Finding) => string): string {
    const names = fingerprints(findings, lineOf);
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'callout-lab', rules: RULES.map(ruleOf) } },
                originalUriBaseIds: { SRCROOT: { description: { text: 'The scanned directory' } } },
                columnKind: 'utf16CodeUnits',
                results: findings.map((finding, index) => resultOf(finding, names[index]))
            }
        ]
    };
    return JSON.stringify(log, null, 2);
}

const ruleOf = ({ name, about, why, wrong, right, severity }: (typeof RULES)[number]): Record<string, unknown> => ({
    id: name,
    shortDescription: { text: about },
    fullDescription: { text: why },
    help: { text: `${why}\n\nWrong: ${wrong}\n\nRight: ${right}` },
    defaultConfiguration: { level: LEVELS[severity] }
});

const location = (file: string, line: number, column?: number): Record<string, unknown> => ({
    physicalLocation: {
        artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
        region: { startLine: line, ...(column !== undefined && { startColumn: column }) }
    }
});

const resultOf = (
    { rule, severity, message, file, line, column, related }: Finding,
    name: string
): Record<string, unknown> => ({
    ruleId: rule,
    ruleIndex: RULES.findIndex((candidate) => candidate.name === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(file, line, column)],
    relatedLocations: related.map((place, id) => ({ id, ...location(place.file, place.line) })),
    partialFingerprints: { 'calloutLab/v1': name }
});
