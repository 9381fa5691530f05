import { readEnvironment } from './configuration/environment.ts';
import { ConfigurationError } from './configuration/problems.ts';
import { startCorsProxy } from './index.ts';

const { options, problems } = readEnvironment(process.env);
try {
    const proxy = await startCorsProxy(options, problems);
    let isEnding = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.on(signal, () => {
            // The first signal drains; a second one does not wait.
            const ended = isEnding ? proxy.close(0) : proxy.drain();
            isEnding = true;
            void ended.then(() => process.exit(0));
        });
    }
} catch (error) {
    if (!(error instanceof ConfigurationError)) {
        throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
}
