import path from 'node:path';
import { createRequire } from 'node:module';
import type { CheckResult, Finding } from '../finding.ts';
import { lineOf, type Project } from '../project.ts';
import { rememberByText } from '../remember.ts';
import { textOf } from '../../../packages/project/index.ts';

interface Diagnostic {
    message: string;
    filename?: string;
    /** 0 fatal, 1 error, 2 warning, 3 log. */
    level: number;
    location?: { line: number; column: number };
}

interface CompileInput {
    bundle: {
        type: 'platform';
        namespace: string;
        name: string;
        namespaceMapping: Record<string, string>;
        files: Record<string, string>;
        options: { apiVersion: number };
    };
}

type Compile = (input: CompileInput) => Promise<{ success: boolean; diagnostics?: Diagnostic[] }>;

// The package has no types of its own.
const { compile } = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as { compile: Compile };

/** Compiles each bundle, as emitted, with the compiler that the platform itself uses. */
export async function checkLwc(project: Project): Promise<CheckResult> {
    const bundles = project.bundles.filter(({ name, dir }) => project.exists(`${dir}/${name}.js`));
    const findings = await Promise.all(bundles.map(({ name, dir }) => checkBundle(project, name, dir)));
    return { checked: bundles.length, findings: findings.flat() };
}

async function checkBundle(project: Project, name: string, dir: string): Promise<Finding[]> {
    const meta = project.metadata.find(({ file }) => file === `${dir}/${name}.js-meta.xml`);
    const apiVersion = Number(meta && textOf(meta.root, 'apiVersion'));
    if (!apiVersion) {
        return [
            {
                file: `${dir}/${name}.js-meta.xml`,
                problem: 'There is no API version, so nobody knows which LWC compiler takes the bundle.',
                remedy: 'Add <apiVersion>67.0</apiVersion>.'
            }
        ];
    }
    const files = Object.fromEntries(
        project.packageFiles
            .filter((file) => file.startsWith(`${dir}/`))
            .map((file) => [path.posix.relative(dir, file), project.read(file)])
    );
    const { success, diagnostics = [] } = await compileOnce(name, JSON.stringify({ files, apiVersion }));
    const errors = diagnostics.filter(({ level }) => level <= 1);
    if (!success && errors.length === 0) {
        errors.push({ message: 'The platform compiler refused the bundle without a reason.', level: 1 });
    }
    return errors.map((diagnostic) => toFinding(project, dir, name, diagnostic));
}

const compileOnce = rememberByText((name, text) => {
    const { files, apiVersion } = JSON.parse(text) as { files: Record<string, string>; apiVersion: number };
    return compile({
        bundle: {
            type: 'platform',
            namespace: 'c',
            name,
            namespaceMapping: { c: 'c' },
            files,
            options: { apiVersion }
        }
    });
});

/** A line of an emitted file is looked up in its TypeScript, where the person who fixes it will be. */
function toFinding(project: Project, dir: string, name: string, { message, filename, location }: Diagnostic): Finding {
    const emitted = `${dir}/${filename ? path.posix.basename(filename) : `${name}.js`}`;
    const source = emitted.replace(/\.js$/, '.ts');
    const remedy = `Correct the ${path.extname(emitted).slice(1)} as the message says, then run \`npm run build\`.`;
    const problem = message.split('\n')[0];
    if (source !== emitted && project.exists(source) && project.exists(emitted)) {
        const line = project.read(emitted).split('\n')[(location?.line ?? 1) - 1]?.trim();
        const index = line ? project.read(source).indexOf(line) : -1;
        return { file: source, line: index < 0 ? undefined : lineOf(project.read(source), index), problem, remedy };
    }
    return { file: emitted, line: location?.line, problem, remedy };
}
