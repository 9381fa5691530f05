import { startSampleApi } from './index.ts';

/** The sample API on a host of its own. Configuration from the environment; see README.md. */
function configuration(): Parameters<typeof startSampleApi>[0] {
    const port = Number(process.env.PORT ?? 3001);
    const pageOrigin = requiredOrigin(
        'PAGE_ORIGIN',
        'the origin of the page, such as https://mydomain.lightning.force.com'
    );
    const ownOrigin = requiredOrigin(
        'OWN_ORIGIN',
        'how this API is called from outside, such as https://my-sample-api.example.com'
    );
    const apiKey = process.env.API_KEY;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new Error(`PORT is "${process.env.PORT}"; it must be a port number.`);
    }
    if (!apiKey) {
        throw new Error('API_KEY is missing: it is what /secured wants in X-Api-Key.');
    }
    const second = process.env.SECOND_ORIGIN ? [requiredOrigin('SECOND_ORIGIN', 'another origin of this API')] : [];
    return { ports: [port], origins: [ownOrigin, ...second], pageOrigin, apiKey, host: process.env.HOST ?? '0.0.0.0' };
}

function requiredOrigin(name: string, meaning: string): string {
    const value = process.env[name] ?? '';
    if (!URL.canParse(value) || new URL(value).origin !== value) {
        throw new Error(`${name} is "${value}"; it must be ${meaning}, with no path and no slash at the end.`);
    }
    return value;
}

try {
    const api = await startSampleApi(configuration());
    console.log(`Sample API for ${api.origins.join(', ')}`);
    process.once('SIGTERM', () => void api.close().then(() => process.exit(0)));
} catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
}
