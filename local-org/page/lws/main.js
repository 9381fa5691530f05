// The same page, with the c/* components inside Lightning Web Security: they run in a sandbox of their own, see the page
// through its distortions, and get everything that is not theirs (the engine, base components, Apex) as dependencies.
import '@lwc/synthetic-shadow';
import { evaluateFunction, wrapDependency } from '@locker/sandbox';
import { createElement } from 'lwc';
import source from 'lws:components';
import dependencies from 'lws:dependencies';

const NAMESPACE = 'c';

const wrapped = Object.fromEntries(
    Object.entries(dependencies).map(([name, dependency]) => [name, wrapDependency(dependency, name, NAMESPACE)])
);
const components = evaluateFunction(NAMESPACE, source, { dependencies: wrapped })();

document.querySelector('main').append(createElement('c-callout-lab', { is: components.default }));
