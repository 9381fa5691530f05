import type { Browser } from '@playwright/test';
import type { Recipe } from '../../servers/sample-api/src/index.ts';
import type { Lab } from '../../lab/lab.ts';
import { Random } from '../browser/random.ts';
import { pathOf, type Case, type Form } from './case.ts';
import { Generator } from './generate.ts';
import { groupBy } from './group.ts';
import { judge, type Judged } from './judge.ts';
import { LabPage } from './lab-page.ts';
import { furnish } from './places.ts';
import { startSecureFront, type SecureFront } from './secure-front.ts';
import { simpler } from './simpler.ts';

export interface Run extends Judged {
    one: Case;
}

/** Runs made on one page before it is opened anew. */
const RUNS_A_PAGE = 30;
/** Pages that are open at once. */
const PAGES = 3;

/** Has the real page diagnose made-up calls, and holds what it says against what Chromium recorded. */
export class Verifier {
    private readonly browser: Browser;
    private readonly lab: Lab;
    private readonly front?: SecureFront;

    private constructor(browser: Browser, lab: Lab, front?: SecureFront) {
        this.browser = browser;
        this.lab = lab;
        this.front = front;
    }

    static async start(browser: Browser, lab: Lab): Promise<Verifier> {
        return new Verifier(browser, lab, await startSecureFront(lab.localOrg.origin));
    }

    get hasSecurePage(): boolean {
        return this.front !== undefined;
    }

    async close(): Promise<void> {
        await this.front?.close();
    }

    /** The same seed makes the same runs. Each is told of as it ends. */
    async verify(count: number, seed: number, ended: (run: Run) => void): Promise<void> {
        const generator = new Generator(new Random(seed), furnish(this.lab), this.origins());
        const cases = Array.from({ length: count }, (_none, id) => generator.case(id));
        const waiting = [...groupBy(cases, ({ form }) => form).values()].flatMap(inPages);
        const work = async (): Promise<void> => {
            for (let next = waiting.shift(); next; next = waiting.shift()) {
                const ofPage = next;
                await this.onPage(ofPage[0].form, async (page) => {
                    for (const one of ofPage) {
                        ended(await this.run(page, one));
                    }
                });
            }
        };
        await Promise.all(Array.from({ length: PAGES }, work));
    }

    /** Takes parts of a case away while the page still says something wrong. */
    async minimal(run: Run): Promise<Run> {
        let smallest = run;
        await this.onPage(run.one.form, async (page) => {
            for (let changed = true; changed;) {
                changed = false;
                for (const candidate of simpler(smallest.one)) {
                    const again = await this.run(page, candidate);
                    if (again.wrong && again.truth === run.truth) {
                        smallest = again;
                        changed = true;
                        break;
                    }
                }
            }
        });
        return smallest;
    }

    private origins(): Partial<Record<Form, string>> {
        const { origin } = this.lab.localOrg;
        const secure = this.front && { secure: this.front.origin };
        return { plain: origin, lws: origin, 'lws-264': origin, ...secure };
    }

    private async onPage(form: Form, use: (page: LabPage) => Promise<void>): Promise<void> {
        const page = await LabPage.open(this.browser, this.origins()[form]!, form);
        try {
            await use(page);
        } finally {
            await page.close();
        }
    }

    private async run(page: LabPage, one: Case): Promise<Run> {
        const { recipes } = this.lab.sampleApi;
        one.hops.forEach((hop: Recipe, index) => recipes.set(pathOf(one.id, index), hop));
        const calls = await page.run(one);
        one.hops.forEach((_hop, index) => recipes.delete(pathOf(one.id, index)));
        const judged = calls.filter(({ lane }) => lane !== 'apex').map((call) => judge(one, call));
        // What the other lanes were told is held to be right as well; the run counts as what its own lane met.
        const wrong = judged.find((each) => each.wrong);
        return { one, ...judged.at(-1)!, ...wrong };
    }
}

const inPages = (cases: Case[]): Case[][] =>
    Array.from({ length: Math.ceil(cases.length / RUNS_A_PAGE) }, (_none, page) =>
        cases.slice(page * RUNS_A_PAGE, (page + 1) * RUNS_A_PAGE)
    );
