import { parseArgs } from 'node:util';
import type { HeaderList } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { asksForHelp } from '../asks-for-help.ts';
import { readPolicy } from './policy.ts';
import { printDiagnosis } from './print.ts';
import { askApi } from './requests.ts';
import { requireRecipe } from '../recipes/print.ts';
import { writeChanges } from '../write-changes.ts';
import { shown } from '../shown.ts';
import { askAsHostile, hostileText } from './hostile.ts';
import { judge } from './judge.ts';
import type { Question } from './question.ts';

const USAGE =
    "Usage: {called} URL --origin ORIGIN [--method M] [--header 'K: V']… [--data BODY] [--credentials] [--csp 'connect-src …'] [--project DIR] [--context lex|site|visualforce] [--write DIR] [--stack NAME] [--hostile-origins] [--send] [--json]";

/** The policy of a page where no `--csp` and no `--project` says it. */
type DefaultPolicy = (origin: string) => string;

function readQuestion(
    args: string[],
    defaultPolicy: DefaultPolicy
): { question: Question; json: boolean; write?: string; stack?: string; asHostile: boolean } {
    const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
            origin: { type: 'string' },
            method: { type: 'string', default: 'GET' },
            header: { type: 'string', multiple: true, default: [] },
            data: { type: 'string' },
            credentials: { type: 'boolean', default: false },
            csp: { type: 'string' },
            project: { type: 'string' },
            context: { type: 'string' },
            write: { type: 'string' },
            stack: { type: 'string' },
            'hostile-origins': { type: 'boolean', default: false },
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
    requireRecipe(values.stack);
    const ofProject = values.project === undefined ? undefined : readPolicy(values.project, ENVIRONMENT);
    const policies = [values.csp ?? ofProject ?? defaultPolicy(values.origin)];
    return {
        json: values.json,
        write: values.write,
        stack: values.stack,
        asHostile: values['hostile-origins'],
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
        throw new Error("--header takes 'Name: value': there is no colon in it.");
    }
    return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** What a placeholder stands for in a deployment. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).map(([name, value = '']) => [name, value]));

/** What each lane of a page would get from an API, and what to change. The exit code: 0 when it was asked, or only for help, 2 for wrong usage. */
export async function main(
    args: string[],
    defaultPolicy: DefaultPolicy = () => '',
    called = 'npm run diagnose --'
): Promise<number> {
    if (asksForHelp(args)) {
        console.log(USAGE.replaceAll('{called}', called));
        return 0;
    }
    try {
        const { question, json, write, stack, asHostile } = readQuestion(args, defaultPolicy);
        const hostileOrigins = asHostile ? await askAsHostile(question) : undefined;
        const report = { ...judge(question, await askApi(question)), hostileOrigins };
        if (json) {
            console.log(JSON.stringify(shown(report), null, 4));
        } else {
            printDiagnosis(shown(report), stack);
            if (hostileOrigins) {
                console.log(`\n${hostileText(hostileOrigins)}`);
            }
        }
        if (write !== undefined) {
            writeChanges(report.obstacles, write).forEach(({ file, state }) => console.error(`${file}: ${state}`));
        }
        return 0;
    } catch (error) {
        const { code = '', message } = error as NodeJS.ErrnoException;
        const usage = code.startsWith('ERR_PARSE_ARGS') ? `\n${USAGE}` : '';
        console.error(`${message}${usage}`.replaceAll('{called}', called));
        return 2;
    }
}
