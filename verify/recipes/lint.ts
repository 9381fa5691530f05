import fs from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse } from 'yaml';
import { LISTED, LOOK_ALIKES, LOOK_ALIKES_BY_HTTP, UNLISTED } from './origins.ts';
import { RECIPES_DIR } from './places.ts';

/** The recipes whose server is on no machine of ours: read by a parser, and held against the same lists of origins. */

export interface Linted {
    file: string;
    findings: string[];
}

interface AzureCors {
    'allowed-origins': { origin: string[] };
    'allowed-methods': { method: string[]; '@_preflight-result-max-age': string };
    'allowed-headers': { header: string[] };
    'expose-headers': { header: string };
    '@_allow-credentials': string;
}

type Test = (origin: string) => boolean;

/** The origins that a recipe lets in, as its own text says it. Throws where the text is not of its kind. */
const READERS: Record<string, (text: string) => Test> = {
    'AspNetCoreCors.cs': (text) => {
        for (const part of [
            'AllowCredentials()',
            '"PUT"',
            '"Authorization", "Content-Type"',
            '"X-Total-Count"',
            'MaxAge('
        ]) {
            requireThat(text.includes(part), part);
        }
        requireThat(
            inOrder(text, 'UseWhen(', 'Vary, "Origin"', 'UseCors(', 'UseAuthentication('),
            'CORS before sign-in'
        );
        const parts = [...text.matchAll(/@"([^"]+)"/g)].map(([, part]) => part.replace(/\\z/g, '$'));
        const pattern = new RegExp(parts.join(''));
        return (origin) => pattern.test(origin);
    },
    'aws-api-gateway.yaml': (text) => {
        const { 'x-amazon-apigateway-cors': cors, paths } = parse(text) as {
            'x-amazon-apigateway-cors': Record<
                'allowOrigins' | 'allowMethods' | 'allowHeaders' | 'exposeHeaders',
                string[]
            > & {
                allowCredentials: boolean;
                maxAge: number;
            };
            paths: Record<string, unknown>;
        };
        requireThat(cors.allowCredentials && cors.maxAge > 0, 'credentials and an age');
        requireAll(cors.allowMethods, cors.allowHeaders);
        requireThat(cors.exposeHeaders.includes('x-total-count'), 'an exposed header');
        requireThat(
            Object.keys(paths).every((each) => each.startsWith('/api/')),
            'no path but those of the API'
        );
        return exactly(cors.allowOrigins);
    },
    'aws-s3-cors.json': (text) => {
        const [rule] = JSON.parse(text) as {
            AllowedOrigins: string[];
            AllowedMethods: string[];
            AllowedHeaders: string[];
            ExposeHeaders: string[];
            MaxAgeSeconds: number;
        }[];
        const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
        requireThat(
            rule.AllowedMethods.every((each) => methods.includes(each)),
            'the methods that S3 knows'
        );
        requireThat(rule.MaxAgeSeconds > 0, 'an age');
        requireAll(rule.AllowedMethods, rule.AllowedHeaders);
        requireThat(rule.ExposeHeaders.length > 0, 'an exposed header');
        return exactly(rule.AllowedOrigins);
    },
    'azure-api-management.xml': (text) => {
        const valid = XMLValidator.validate(text);
        requireThat(valid === true, 'well-formed XML');
        const { policies } = new XMLParser({ ignoreAttributes: false }).parse(text) as {
            policies: { inbound: { cors: AzureCors }; outbound: { 'set-header': { '@_name': string; value: string } } };
        };
        const { cors } = policies.inbound;
        requireThat(Object.keys(policies.inbound)[0] === 'cors', 'cors before every other policy');
        requireThat(cors['@_allow-credentials'] === 'true', 'credentials');
        requireThat(Number(cors['allowed-methods']['@_preflight-result-max-age']) > 0, 'an age');
        requireAll(cors['allowed-methods'].method, cors['allowed-headers'].header);
        requireThat(cors['expose-headers'].header === 'X-Total-Count', 'an exposed header');
        const { '@_name': name, value } = policies.outbound['set-header'];
        requireThat(name === 'Vary' && value === 'Origin', 'Vary');
        return exactly(cors['allowed-origins'].origin);
    }
};

const exactly =
    (origins: readonly string[]): Test =>
    (origin) =>
        origins.includes(origin);

/** What the questions ask for: PUT, with JSON and a token. */
function requireAll(methods: string[], headers: string[]): void {
    requireThat(methods.includes('PUT'), 'PUT');
    const lower = headers.map((header) => header.toLowerCase());
    requireThat(lower.includes('authorization') && lower.includes('content-type'), 'Authorization and Content-Type');
}

const inOrder = (text: string, ...parts: string[]): boolean =>
    parts.every(
        (part, index) => text.includes(part) && text.indexOf(part) > (index === 0 ? -1 : text.indexOf(parts[index - 1]))
    );

function requireThat(holds: boolean, what: string): void {
    if (!holds) {
        throw new Error(`it does not have ${what}`);
    }
}

export function lintText(file: string, text: string): string[] {
    try {
        const takes = READERS[file](text);
        return [
            ...LISTED.filter((origin) => !takes(origin)).map((origin) => `${origin} is not let in`),
            ...[...LOOK_ALIKES, ...LOOK_ALIKES_BY_HTTP, UNLISTED].filter(takes).map((origin) => `${origin} is let in`)
        ];
    } catch (error) {
        return [(error as Error).message];
    }
}

export const lintRecipes = (): Linted[] =>
    Object.keys(READERS).map((file) => ({
        file,
        findings: lintText(file, fs.readFileSync(path.join(RECIPES_DIR, file), 'utf8'))
    }));
