import { configurationProblems, configurationWarnings } from './configuration/check.ts';
import { readEnvironment } from './configuration/environment.ts';
import { ConfigurationError } from './configuration/problems.ts';

/** `npm run check-config`: whether the environment is a configuration that starts. Nothing is started, and nobody is asked. */
const { options, problems } = readEnvironment(process.env);
const all = [...problems, ...configurationProblems(options)];
if (all.length > 0) {
    console.error(new ConfigurationError(all).message);
    process.exitCode = 1;
} else {
    configurationWarnings(options).forEach((warning) => console.error(`Warning: ${warning}`));
    console.log(
        `The configuration is good: ${Object.keys(options.upstreams).length} upstreams, ${options.origins.length} pages.`
    );
}
