import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

const HEAD = `# The rules of the scan

Made by \`npm run scan -- --write-rules docs\`, from the table that the scan itself prints from; a page a rule.

A rule is switched off for a line by a comment in front of it that gives the reason, \`callout-lab-disable-next-line RULE -- why\`
(or \`callout-lab-disable-line\` on it, or \`callout-lab-disable\` for the file; in XML, whose comments may hold no two dashes, \`RULE: why\`), and for a project in its callout-lab.config.json:
\`{ "rules": { "RULE": "off" } }\`; \`error\`, \`warning\` and \`info\` give it another severity.

| rule | what it reports | severity |
| --- | --- | --- |
`;

/** The documentation of all rules by its files below the folder of the documents: a table, and a page a rule. */
export const rulePages = (): Map<string, string> =>
    new Map([
        [
            'scan-rules.md',
            HEAD +
                RULES.map(
                    ({ name, about, severity }) => `| [${name}](scan-rules/${name}.md) | ${about} | ${severity} |\n`
                ).join('')
        ],
        ...RULES.map((rule): [string, string] => [`scan-rules/${rule.name}.md`, pageOf(rule)])
    ]);

const pageOf = ({ name, severity, about, why, wrong, right }: Rule): string => `# ${name}

${about} Severity: ${severity}, where the message does not say another.

## Why

${why}

## Wrong

\`\`\`text
${wrong}
\`\`\`

## Right

\`\`\`text
${right}
\`\`\`

## How to turn it off

For one place, with a reason: \`callout-lab-disable-next-line ${name} -- why\` in a comment above it, in XML \`${name}: why\`. For a project, in callout-lab.config.json:

\`\`\`json
{ "rules": { "${name}": "off" } }
\`\`\`
`;
