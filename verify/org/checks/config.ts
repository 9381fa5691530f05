import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import picomatch from 'picomatch';
import type { CheckResult, Finding } from '../finding.ts';
import { lineOf, type Project } from '../project.ts';
import { first } from '../../../packages/project/index.ts';

const require = createRequire(import.meta.url);

const SCHEMAS: [file: string, schema: string][] = [
    ['sfdx-project.json', '@salesforce/schemas/sfdx-project.schema.json'],
    ['config/project-scratch-def.json', '@salesforce/schemas/project-scratch-def.schema.json']
];

interface Replacement {
    glob?: string;
    filename?: string;
    stringToReplace?: string;
    replaceWithEnv?: string;
    replaceWhenEnv?: unknown[];
    allowUnsetEnvVariable?: boolean;
}

interface ProjectFile {
    sourceApiVersion?: string;
    replacements?: Replacement[];
}

/** The project file and the scratch org definition: their schemas, the replacements, and one API version for all. */
export function checkConfig(project: Project): CheckResult {
    const findings = SCHEMAS.flatMap(([file, schema]) => checkSchema(project, file, schema));
    if (findings.some(({ file }) => file === 'sfdx-project.json')) {
        return { checked: SCHEMAS.length, findings };
    }
    const config = JSON.parse(project.read('sfdx-project.json')) as ProjectFile;
    const replacements = config.replacements ?? [];
    return {
        checked: SCHEMAS.length + replacements.length,
        findings: [
            ...findings,
            ...replacements.flatMap((rule) => checkReplacement(project, rule)),
            ...checkApiVersions(project, config.sourceApiVersion)
        ]
    };
}

function checkSchema(project: Project, file: string, schema: string): Finding[] {
    if (!project.exists(file)) {
        return [{ file, problem: 'The file is missing.', remedy: 'Bring it back.' }];
    }
    let content: unknown;
    try {
        content = JSON.parse(project.read(file));
    } catch (error) {
        return [{ file, problem: `This is not JSON: ${(error as Error).message}`, remedy: 'Correct the JSON.' }];
    }
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(require(schema) as object);
    if (validate(content)) {
        return [];
    }
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
        const unknown = (params as { additionalProperty?: string }).additionalProperty;
        const key = unknown ?? instancePath.split('/').at(-1) ?? '';
        const index = project.read(file).indexOf(`"${key}"`);
        return {
            file,
            line: index < 0 ? undefined : lineOf(project.read(file), index),
            problem: `${instancePath || 'The file'} ${message}${unknown ? `: ${unknown}` : ''}.`,
            remedy: `Write it as the schema ${schema.split('/').at(-1)} says.`
        };
    });
}

function checkReplacement(project: Project, rule: Replacement): Finding[] {
    const text = rule.stringToReplace ?? '';
    const wrong = (problem: string, remedy: string): Finding[] => [
        {
            file: 'sfdx-project.json',
            line: lineOf(project.read('sfdx-project.json'), project.read('sfdx-project.json').indexOf(`"${text}"`)),
            problem,
            remedy
        }
    ];
    const files = project.packageFiles.filter(
        (file) => file === rule.filename || (rule.glob !== undefined && picomatch.isMatch(file, rule.glob))
    );
    const findings: Finding[] = [];
    if (text && !files.some((file) => project.read(file).includes(text))) {
        findings.push(...wrong(`No file has the placeholder ${text}.`, 'Remove the replacement, or correct its glob.'));
    }
    if (rule.replaceWithEnv && !rule.replaceWhenEnv && !rule.allowUnsetEnvVariable) {
        findings.push(
            ...wrong(
                `A plain \`sf project deploy start\` fails when ${rule.replaceWithEnv} is not set.`,
                'Guard the replacement with replaceWhenEnv.'
            )
        );
    }
    return findings;
}

function checkApiVersions(project: Project, sourceApiVersion: string | undefined): Finding[] {
    return project.metadata.flatMap(({ file, root }) => {
        const version = first(root, 'apiVersion');
        return version && version.text !== sourceApiVersion
            ? [
                  {
                      file,
                      line: version.line,
                      problem: `The API version is ${version.text}; the project's is ${sourceApiVersion}.`,
                      remedy: `Write <apiVersion>${sourceApiVersion}</apiVersion>.`
                  }
              ]
            : [];
    });
}
