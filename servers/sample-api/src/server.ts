import { configurationFrom } from './configuration.ts';
import { startSampleApi } from './index.ts';

/** The sample API on a host of its own. */
try {
    const api = await startSampleApi(configurationFrom(process.env));
    console.log(`Sample API for ${api.origins.join(', ')}`);
    process.once('SIGTERM', () => void api.close().then(() => process.exit(0)));
} catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
}
