import fs from 'node:fs';
import path from 'node:path';

/** What an API's owner writes to let pages of an org in: the files of servers/recipes, by the name of their stack. */

const FILES = {
    'aspnet-core': 'AspNetCoreCors.cs',
    apache: 'apache.conf',
    'aws-api-gateway': 'aws-api-gateway.yaml',
    'aws-s3': 'aws-s3-cors.json',
    azure: 'azure-api-management.xml',
    django: 'django_settings.py',
    express: 'express.mjs',
    fastapi: 'fastapi_pages.py',
    fastify: 'fastify.mjs',
    flask: 'flask_pages.py',
    haproxy: 'haproxy.cfg',
    hono: 'hono.mjs',
    nginx: 'nginx.conf',
    node: 'node.mjs',
    'spring-boot': 'SpringBootCors.java'
} as const;
export type RecipeName = keyof typeof FILES;

export const RECIPE_NAMES = Object.keys(FILES) as RecipeName[];
export const isRecipe = <T extends string>(name: T): name is T & RecipeName => Object.hasOwn(FILES, name);

export interface Recipe {
    stack: RecipeName;
    file: string;
    /** With the My Domain name of the page in it, where its origin has one. */
    text: string;
}

/** Beside the program in the package, in their own folder in the repository. */
const FOLDERS = ['recipes', '../../../servers/recipes'].map((folder) => path.join(import.meta.dirname, folder));

/** `origin`: of the page that is to be let in. */
export function recipeFor(stack: RecipeName, origin = ''): Recipe {
    const file = FILES[stack];
    const found = FOLDERS.map((folder) => path.join(folder, file)).find((place) => fs.existsSync(place));
    if (found === undefined) {
        throw new Error(`The recipe ${file} is not in this package.`);
    }
    return { stack, file, text: withDomain(fs.readFileSync(found, 'utf8'), origin) };
}

/** `https://acme--dev.sandbox.lightning.force.com` is of the My Domain `acme`. */
const DOMAIN =
    /^https:\/\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:--[a-z0-9]+\.sandbox)?\.(?:lightning\.force|my\.site|(?:builder|preview|live-preview)\.salesforce-experience)\.com$/;

/** Whoever has the name in the text need not be told to put it there. */
const REPLACE_IT = /Replace mydomain(?:;|, and) (\w)/;

function withDomain(text: string, origin: string): string {
    const [, name] = DOMAIN.exec(origin) ?? [];
    return name === undefined
        ? text
        : text.replace(REPLACE_IT, (_, next: string) => next.toUpperCase()).replaceAll('mydomain', name);
}
