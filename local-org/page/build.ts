import path from 'node:path';
import type { Org } from '../org.ts';
import { bundlePage, type Bundle, type BundleOptions } from './bundle.ts';
import { bundleLwsPage } from './lws/bundle.ts';

/** A script as last built. A failed build keeps the reason and has no script: an old page would mislead. */
export interface Built {
    bundle?: Bundle;
    problem?: string;
}

/** The scripts of the two pages: the plain one, and the one under Lightning Web Security, which is built when first asked for. */
export class PageBuild {
    private plain: Built = {};
    private lws: Promise<Built> | undefined;
    private lwsBuilt: Built = {};
    private readonly org: Org;
    private readonly projectDir: string;

    constructor(org: Org, projectDir: string) {
        this.org = org;
        this.projectDir = projectDir;
    }

    get bundle(): Bundle | undefined {
        return this.plain.bundle;
    }

    get problem(): string | undefined {
        return this.plain.problem;
    }

    async build(): Promise<void> {
        this.lws = undefined;
        this.plain = await built(bundlePage(this.options));
    }

    async underLws(): Promise<Built> {
        this.lws ??= built(bundleLwsPage(this.options));
        this.lwsBuilt = await this.lws;
        return this.lwsBuilt;
    }

    /** The script of that name, unless it has been built anew since. */
    find(fileName: string): Bundle | undefined {
        return [this.plain, this.lwsBuilt].map(({ bundle }) => bundle).find((bundle) => bundle?.fileName === fileName);
    }

    private get options(): BundleOptions {
        return {
            lwcDir: path.join(this.org.sourceDir, 'main/default/lwc'),
            cacheDir: path.join(this.projectDir, '.cache'),
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
