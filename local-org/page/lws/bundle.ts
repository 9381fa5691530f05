import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { componentPlugins, generate, pagePlugins, type Bundle, type BundleOptions } from '../bundle.ts';

const require = createRequire(import.meta.url);
const MAIN = path.join(path.dirname(fileURLToPath(import.meta.url)), 'main.js');

/** The components as the source of one function, and the modules that they must be given. */
interface Components {
    source: string;
    dependencies: string[];
}

/** The page under Lightning Web Security: the same c/* components, inside the sandbox that the platform ships. */
export async function bundleLwsPage(options: BundleOptions): Promise<Bundle> {
    const components = await bundleComponents(options);
    return generate(MAIN, [componentModules(components), oneSharedModule, ...pagePlugins(options)]);
}

async function bundleComponents(options: BundleOptions): Promise<Components> {
    const build = await rolldown({
        input: path.join(options.lwcDir, 'calloutLab/calloutLab.js'),
        external: isDependency,
        plugins: componentPlugins(options, { enableLightningWebSecurityTransforms: true }),
        moduleTypes: { '.css': 'js', '.html': 'js' },
        onLog: () => undefined
    });
    try {
        const { output } = await build.generate({
            format: 'iife',
            name: 'components',
            exports: 'named',
            globals: (id) => `dependencies[${JSON.stringify(id)}]`
        });
        const [{ code, imports }] = output;
        return { source: `() => { ${code}\nreturn components; }`, dependencies: imports };
    } finally {
        await build.close();
    }
}

/** What a component does not bring along itself: on the platform, the modules of other namespaces. Labels and the like are values. */
const isDependency = (id: string): boolean => id === 'lwc' || /^(lightning|@salesforce\/apex)(\/|$)/.test(id);

/** The two modules that main.js takes the components from. */
function componentModules({ source, dependencies }: Components): Plugin {
    const imports = dependencies.map((id, index) => `import * as module${index} from ${JSON.stringify(id)};`);
    // A module is given as its default export where it has one, as rolldown's interop helper takes it in either of its modes.
    const members = dependencies.map(
        (id, index) => `${JSON.stringify(id)}: module${index}.default ?? { ...module${index} }`
    );
    const sources: Record<string, string> = {
        'lws:components': `export default ${JSON.stringify(source)};`,
        'lws:dependencies': `${imports.join('\n')}\nexport default { ${members.join(', ')} };`
    };
    return {
        name: 'lws-components',
        resolveId: (id) => (id in sources ? `\0${id}` : null),
        load: (id) => sources[id.slice(1)] ?? null
    };
}

/** npm may install a copy of it for each package of the sandbox, but it keeps their common state: the features switched on. */
const oneSharedModule: Plugin = {
    name: 'one-shared-module',
    resolveId(id) {
        return id === '@locker/shared'
            ? this.resolve(id, require.resolve('@locker/sandbox'), { skipSelf: true })
            : null;
    }
};
