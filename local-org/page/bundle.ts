import { createRequire } from 'node:module';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { rolldown, type Plugin } from 'rolldown';
import { onlyNamedIcons } from './icons.ts';
import { platformModules, type PlatformValues } from './platform-modules.ts';
import { withTransformCache } from './transform-cache.ts';

const require = createRequire(import.meta.url);
const HERE = path.dirname(fileURLToPath(import.meta.url));
const ENTRY = path.join(HERE, 'modules/main.js');
const EXTERNAL_APP = path.join(HERE, '../external-app/page/main.js');
const BASE_COMPONENTS = path.join(
    path.dirname(require.resolve('lightning-base-components/package.json')),
    'src/lightning'
);

export interface BundleOptions extends PlatformValues {
    /** The directory that holds the LWC bundles, with their emitted JavaScript. */
    lwcDir: string;
    /** The project that they are of; compiled modules are kept in its `.cache` between starts. */
    projectDir: string;
}

interface CompilerOptions {
    /** For code that runs inside the sandbox: what it could not intercept at run time is rewritten. */
    enableLightningWebSecurityTransforms?: boolean;
}

export interface Bundle {
    /** Name with a content hash, so that a browser never shows an old page. */
    fileName: string;
    code: string;
}

/** One minified script with the page's components, the base components that they use, and the LWC engine. */
export const bundlePage = (options: BundleOptions): Promise<Bundle> => generate(ENTRY, pagePlugins(options));

/** The same of somebody else's web site, where open-source LWC stands alone. */
export const bundleExternalApp = (options: BundleOptions): Promise<Bundle> =>
    generate(EXTERNAL_APP, pagePlugins(options));

/** All of a page, base components and engine included. */
export const pagePlugins = (options: BundleOptions): Plugin[] => [
    oneEngine,
    onlyNamedIcons(BASE_COMPONENTS, [options.lwcDir]),
    withoutNativeShadowCss,
    ...componentPlugins(options)
];

/** The c/* components; `compilerOptions` are the LWC compiler's. */
export const componentPlugins = (options: BundleOptions, compilerOptions: CompilerOptions = {}): Plugin[] => [
    platformModules(options),
    withTransformCache(
        lwcPlugin(options.lwcDir, compilerOptions),
        path.join(options.projectDir, '.cache/lwc'),
        options.projectDir,
        lwcVersion() + JSON.stringify(compilerOptions)
    ),
    productionConstants
];

export async function generate(entry: string, plugins: Plugin[]): Promise<Bundle> {
    const build = await rolldown({
        input: entry,
        plugins,
        moduleTypes: { '.css': 'js', '.html': 'js' },
        onLog: () => undefined
    });
    try {
        const { output } = await build.generate({ format: 'esm', codeSplitting: false, minify: true });
        const { code } = output[0];
        return { fileName: `page.${hash(code)}.js`, code };
    } finally {
        await build.close();
    }
}

function lwcPlugin(lwcDir: string, compilerOptions: CompilerOptions): Plugin {
    return lwc({
        rootDir: lwcDir,
        modules: [...componentModules(lwcDir), { npm: 'lightning-base-components' }],
        exclude: [/local-org\/page\/(modules|lws)\//, /\.ts$/, /\0/],
        apiVersion: 66,
        // The base components are written for synthetic shadow and reach into the engine's internals.
        enableSyntheticElementInternals: true,
        enableLwcOn: true,
        enableDynamicComponents: true,
        ...compilerOptions
    }) as unknown as Plugin;
}

const lwcVersion = (): string =>
    (JSON.parse(fs.readFileSync(require.resolve('@lwc/rollup-plugin/package.json'), 'utf8')) as { version: string })
        .version;

function componentModules(lwcDir: string): { name: string; path: string }[] {
    return fs
        .readdirSync(lwcDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => ({ name: `c/${entry.name}`, path: path.join(lwcDir, entry.name, `${entry.name}.js`) }));
}

/** The components may lie in another copy of the project, whose own path to the engine would bring a second one. */
const oneEngine: Plugin = {
    name: 'one-engine',
    resolveId(id, importer) {
        return id === 'lwc' && importer !== ENTRY ? this.resolve(id, ENTRY, { skipSelf: true }) : null;
    }
};

/** With synthetic shadow the page's stylesheet styles every component; their own native-shadow copies are dead weight. */
const withoutNativeShadowCss: Plugin = {
    name: 'without-native-shadow-css',
    load(id) {
        const file = id.split('?')[0];
        const isCopy =
            /lightning-base-components.*(\.slds\.css|\.lbc\.native\.css|sldsCommon\.css|sldsUtils[A-Za-z]*\.css)$/.test(
                file
            );
        // Not empty: the plugin's scoped-styles transform fails on an empty file.
        return isCopy ? ':host{--x:0}' : null;
    }
};

const productionConstants: Plugin = {
    name: 'production-constants',
    transform(code) {
        return /process\.env\.NODE_ENV|import\.meta\.env\.SSR/.test(code)
            ? {
                  code: code
                      .replaceAll('import.meta.env.SSR', 'false')
                      .replaceAll('process.env.NODE_ENV', '"production"'),
                  map: null
              }
            : null;
    }
};

const hash = (code: string): string => crypto.createHash('sha256').update(code).digest('hex').slice(0, 12);
