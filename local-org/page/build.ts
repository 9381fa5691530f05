import path from 'node:path';
import type { Org } from '../org.ts';
import { bundlePage, type Bundle } from './bundle.ts';

/** The page's script as last built. A failed build keeps the reason and drops the script: an old page would mislead. */
export class PageBuild {
    bundle: Bundle | undefined;
    problem: string | undefined;
    private readonly org: Org;
    private readonly projectDir: string;

    constructor(org: Org, projectDir: string) {
        this.org = org;
        this.projectDir = projectDir;
    }

    async build(): Promise<void> {
        try {
            this.bundle = await bundlePage({
                lwcDir: path.join(this.org.sourceDir, 'main/default/lwc'),
                cacheDir: path.join(this.projectDir, '.cache'),
                label: (name) => this.org.label(name)
            });
            this.problem = undefined;
        } catch (error) {
            this.bundle = undefined;
            this.problem = (error as Error).message;
        }
    }
}
