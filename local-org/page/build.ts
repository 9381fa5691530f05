import path from 'node:path';
import type { Org } from '../org.ts';
import type { Bundle, BundleOptions } from './bundle.ts';
import { BundleCache } from './bundle-cache.ts';

/** A script as last built. A failed build keeps the reason and has no script: an old page would mislead. */
export interface Built {
    bundle?: Bundle;
    problem?: string;
}

/**
 * The scripts that are made of the components: of the plain page, of the one under Lightning Web Security, of the external app. The compilers
 * take seconds to load, and are loaded when there is something to compile.
 */
const BUNDLERS = {
    plain: async (options: BundleOptions) => (await import('./bundle.ts')).bundlePage(options),
    lws: async (options: BundleOptions) => (await import('./lws/bundle.ts')).bundleLwsPage(options),
    'external-app': async (options: BundleOptions) => (await import('./bundle.ts')).bundleExternalApp(options)
};

type Form = keyof typeof BUNDLERS;

/** The plain page is built at once, the others when they are first asked for. */
export class PageBuild {
    private readonly forms = new Map<Form, Promise<Built>>();
    private plain: Built = {};
    private readonly org: Org;
    private readonly projectDir: string;
    private readonly cache: BundleCache;

    constructor(org: Org, projectDir: string) {
        this.org = org;
        this.projectDir = projectDir;
        this.cache = new BundleCache(path.join(projectDir, '.cache/bundles'), org.sourceDir);
    }

    /** Why the plain page was not built, when it was not. */
    get problem(): string | undefined {
        return this.plain.problem;
    }

    async build(): Promise<void> {
        this.forms.clear();
        this.plain = await this.of('plain');
    }

    of(form: Form): Promise<Built> {
        const known = this.forms.get(form) ?? built(this.cache.take(form, () => BUNDLERS[form](this.options)));
        this.forms.set(form, known);
        return known;
    }

    /** The script of that name, unless it has been built anew since. */
    async find(fileName: string): Promise<Bundle | undefined> {
        const all = await Promise.all(this.forms.values());
        return all.map(({ bundle }) => bundle).find((bundle) => bundle?.fileName === fileName);
    }

    private get options(): BundleOptions {
        return {
            lwcDir: path.join(this.org.sourceDir, 'main/default/lwc'),
            projectDir: this.projectDir,
            label: (name) => this.org.label(name)
        };
    }
}

const built = (bundling: Promise<Bundle>): Promise<Built> =>
    bundling.then(
        (bundle) => ({ bundle }),
        (error: Error) => ({ problem: problemOf(error) })
    );

/** The bundler lists every error with its stack; one missing file can make hundreds. */
function problemOf({ message, errors = [] }: Error & { errors?: Error[] }): string {
    const [first, ...others] = errors.length > 0 ? errors.map((error) => error.message) : [message];
    return others.length > 0 ? `${first} (and ${others.length} more)` : first;
}
