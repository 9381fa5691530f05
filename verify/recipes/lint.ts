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

type Test = (origin: string) => boolean;

/** The origins that a recipe lets in, as its own text says it. Throws where the text is not of its kind. */
const READERS: Record<string, (text: string) => Test> = {
    'AspNetCoreCors.cs': (text) => {
        const parts = [...text.matchAll(/@"([^"]+)"/g)].map(([, part]) => part.replace(/\\z/g, '$'));
        const pattern = new RegExp(parts.join(''));
        return (origin) => pattern.test(origin);
    },
    'aws-api-gateway.yaml': (text) => {
        const { 'x-amazon-apigateway-cors': cors, paths } = parse(text) as {
            'x-amazon-apigateway-cors': { allowOrigins: string[]; allowCredentials: boolean; maxAge: number };
            paths: Record<string, unknown>;
        };
        requireThat(cors.allowCredentials && cors.maxAge > 0, 'credentials and an age');
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
            MaxAgeSeconds: number;
        }[];
        const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
        requireThat(
            rule.AllowedMethods.every((each) => methods.includes(each)),
            'the methods that S3 knows'
        );
        requireThat(rule.MaxAgeSeconds > 0, 'an age');
        return exactly(rule.AllowedOrigins);
    },
    'azure-api-management.xml': (text) => {
        const valid = XMLValidator.validate(text);
        requireThat(valid === true, 'well-formed XML');
        const { policies } = new XMLParser({ ignoreAttributes: false }).parse(text) as {
            policies: { inbound: { cors: { 'allowed-origins': { origin: string[] }; '@_allow-credentials': string } } };
        };
        const { cors } = policies.inbound;
        requireThat(Object.keys(policies.inbound)[0] === 'cors', 'cors before every other policy');
        requireThat(cors['@_allow-credentials'] === 'true', 'credentials');
        return exactly(cors['allowed-origins'].origin);
    }
};

const exactly =
    (origins: readonly string[]): Test =>
    (origin) =>
        origins.includes(origin);

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
