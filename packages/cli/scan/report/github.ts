import type { Finding, Severity } from '../model.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Annotations of a GitHub workflow, a line each. */
export const toAnnotations = (findings: Finding[]): string =>
    findings
        .map(
            ({ severity, file, line, column, rule, message }) =>
                `::${COMMANDS[severity]} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(message)}`
        )
        .join('\n');

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
