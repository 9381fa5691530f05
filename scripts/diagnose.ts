import { parseArgs } from 'node:util';
import type { HeaderList } from '../force-app/main/default/lwc/crossOrigin/types.ts';
import { readPolicy } from '../packages/cli/diagnose/policy.ts';
import { printDiagnosis } from '../packages/cli/diagnose/print.ts';
import { askApi } from '../packages/cli/diagnose/requests.ts';
import { judge } from '../packages/cli/diagnose/judge.ts';
import type { Question } from '../packages/cli/diagnose/question.ts';
import { originsForPage } from '../lab/ports.ts';
import { PROJECT_DIR } from '../lab/project.ts';

/** `npm run diagnose -- URL --origin ORIGIN`: what each lane of a page would get from an API, and what to change. */

const USAGE =
    "Usage: npm run diagnose -- URL --origin ORIGIN [--method M] [--header 'K: V']… [--data BODY] [--credentials] [--csp 'connect-src …'] [--context lex|site|visualforce] [--send] [--json]";

function readQuestion(): { question: Question; json: boolean } {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: {
            origin: { type: 'string' },
            method: { type: 'string', default: 'GET' },
            header: { type: 'string', multiple: true, default: [] },
            data: { type: 'string' },
            credentials: { type: 'boolean', default: false },
            csp: { type: 'string' },
            context: { type: 'string' },
            send: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false }
        }
    });
    const [url] = positionals;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
        throw new Error(`The address must be an http or https URL.\n${USAGE}`);
    }
    if (!values.origin || !URL.canParse(values.origin) || new URL(values.origin).origin !== values.origin) {
        throw new Error(`--origin takes an origin, such as https://mydomain.lightning.force.com\n${USAGE}`);
    }
    if (values.data !== undefined && ['GET', 'HEAD'].includes(values.method.toUpperCase())) {
        throw new Error(`--data goes with a --method that has a body, not with ${values.method}.\n${USAGE}`);
    }
    if (values.context !== undefined && !isContext(values.context)) {
        throw new Error(`--context takes lex, site or visualforce.\n${USAGE}`);
    }
    const policies = [values.csp ?? readPolicy(PROJECT_DIR, originsForPage(values.origin))];
    return {
        json: values.json,
        question: {
            page: { origin: values.origin, policies, context: values.context },
            request: {
                url,
                method: values.method,
                headers: values.header.map(readHeader),
                ...(values.data !== undefined && { body: values.data }),
                credentials: values.credentials ? 'include' : 'same-origin'
            },
            send: values.send
        }
    };
}

const isContext = (text: string): text is 'lex' | 'site' | 'visualforce' =>
    ['lex', 'site', 'visualforce'].includes(text);

function readHeader(text: string): HeaderList[number] {
    const colon = text.indexOf(':');
    if (colon < 1) {
        throw new Error(`--header takes 'Name: value', not '${text}'.`);
    }
    return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

async function main(): Promise<void> {
    const { question, json } = readQuestion();
    const answer = await askApi(question);
    const report = judge(question, answer);
    if (json) {
        console.log(JSON.stringify(report, null, 4));
    } else {
        printDiagnosis(report);
    }
}

await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
});
