import type { SampleApiOptions } from './index.ts';

/** From the environment of a host; see README.md. Throws one sentence that says which variable is wrong, and what it must be. */
export function configurationFrom(environment: NodeJS.ProcessEnv): SampleApiOptions {
    const port = Number(environment.PORT ?? 3001);
    const requiredOrigin = (name: string, meaning: string): string => originIn(environment, name, meaning);
    const pageOrigin = requiredOrigin('PAGE_ORIGIN', 'the origin of the page, which the lab shows under its request');
    const ownOrigin = requiredOrigin(
        'OWN_ORIGIN',
        'how this API is called from outside, such as https://my-sample-api.example.com'
    );
    const others = ['SECOND_ORIGIN', 'THIRD_ORIGIN']
        .filter((name) => environment[name])
        .map((name) => requiredOrigin(name, 'another origin of this API'));
    const apiKey = environment.API_KEY;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new Error(`PORT is "${environment.PORT}"; it must be a port number.`);
    }
    if (!apiKey) {
        throw new Error('API_KEY is missing: it is what /secured wants in X-Api-Key.');
    }
    return {
        ports: [port],
        origins: [ownOrigin, ...others],
        pageOrigin,
        apiKey,
        host: environment.HOST ?? '0.0.0.0'
    };
}

function originIn(environment: NodeJS.ProcessEnv, name: string, meaning: string): string {
    const value = environment[name] ?? '';
    if (!URL.canParse(value) || new URL(value).origin !== value) {
        throw new Error(`${name} is "${value}"; it must be ${meaning}, with no path and no slash at the end.`);
    }
    return value;
}
