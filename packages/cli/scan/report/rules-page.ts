import { RULES } from '../rules/index.ts';

const HEAD = `# The rules of the scan

Made by \`npm run --silent scan -- --rules > docs/scan-rules.md\`, from the table that the scan itself prints from.

A rule is switched off for a line by a comment in front of it that gives the reason, \`callout-lab-disable-next-line RULE -- why\`
(or \`callout-lab-disable-line\` on it, or \`callout-lab-disable\` for the file), and for a project in its callout-lab.config.json:
\`{ "rules": { "RULE": "off" } }\`; \`error\`, \`warning\` and \`info\` give it another severity.
`;

/** The documentation of all rules: what each reports, why, what is wrong and what is right. */
export const rulesPage = (): string =>
    [
        HEAD,
        ...RULES.map(
            ({ name, severity, about, why, wrong, right }) =>
                `## ${name}\n\n${about} Severity: ${severity}.\n\n${why}\n\nWrong:\n\n\`\`\`text\n${wrong}\n\`\`\`\n\nRight:\n\n\`\`\`text\n${right}\n\`\`\`\n`
        )
    ].join('\n');
