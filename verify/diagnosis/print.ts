import { groupBy } from './group.ts';
import { isOfArguments } from './judge.ts';
import type { Run } from './verifier.ts';

/** A run that went wrong, small enough to repeat by hand. */
export function sentenceOf({ one, truth, wrong }: Run): string {
    const { form, lane, help, request, hops } = one;
    return [
        `wrong: ${truth} in the ${lane} lane; the page ${wrong}`,
        `  page    ${form}${help === 'none' ? '' : `, with ${help}`}`,
        `  request ${JSON.stringify(request)}`,
        ...hops.map((hop) => `  answer  ${JSON.stringify(hop)}`)
    ].join('\n');
}

const causeOf = (truth: string): string => (isOfArguments(truth) ? 'arguments' : truth);

/** How often each thing happened, and how often the page named it alone. */
export function countsOf(runs: Run[]): string {
    const byTruth = [...groupBy(runs, ({ truth }) => causeOf(truth))].sort(([, a], [, b]) => b.length - a.length);
    const lines = byTruth.map(([truth, ofTruth]) => {
        const alone = ofTruth.filter(({ named }) => named.length === 1).length;
        return [truth.padEnd(36), String(ofTruth.length).padStart(6), String(alone).padStart(13)].join('');
    });
    return [['what happened'.padEnd(36), '  runs', '  named alone'].join(''), ...lines].join('\n');
}
