// The same page, with the c/* components inside Lightning Web Security: they run in a sandbox of their own, see the page
// through its distortions, and get everything that is not theirs (the engine, base components, Apex) as dependencies.
import '@lwc/synthetic-shadow';
import { registerGaterEnabledFeatures } from '@locker/shared';
import { evaluateFunction, wrapDependency } from '@locker/sandbox';
import source from 'lws:components';
import dependencies from 'lws:dependencies';
import { returnToForm } from '../modules/form.js';
import { showLabs } from '../modules/labs.js';

const NAMESPACE = 'c';

/** Rules that releases have added to the sandbox, by the number of the release: 262 is Summer '26, 264 is Winter '27. */
const RELEASES = [256, 258, 260, 262, 264];

// As on the platform, a rule holds from its release on. Without `release` in the address none of them does.
const release = Number(new URLSearchParams(location.search).get('release'));
registerGaterEnabledFeatures(RELEASES.filter((each) => each <= release).map((each) => `changesSince.${each}`));

returnToForm();

const wrapped = Object.fromEntries(
    Object.entries(dependencies).map(([name, dependency]) => [name, wrapDependency(dependency, name, NAMESPACE)])
);
const components = evaluateFunction(NAMESPACE, source, { dependencies: wrapped })();

showLabs(components.default);
