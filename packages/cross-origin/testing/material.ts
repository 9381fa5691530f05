import fs from 'node:fs';
import path from 'node:path';
import { PASTED } from '../../cli/explain/testing/pasted.ts';
import { TEXTS } from '../../cli/explain/testing/texts.ts';

const FIXTURES = path.join(
    import.meta.dirname,
    '../../../force-app/main/default/lwc/crossOrigin/__tests__/__fixtures__'
);

/** The function that runs the cases, as a file to copy or to serve. */
export const CASES_FILE = path.join(import.meta.dirname, 'cases.mjs');

/** What `runCases` is given. */
export interface Material {
    /** Scenarios as they were recorded, by the browser. */
    recorded: Record<string, unknown[]>;
    texts: [reason: string, text: string][];
}

/** Every recorded scenario, and every line of a console or an error of Apex that one reason stands in. */
export function material(): Material {
    const pasted = PASTED.filter(({ wanted }) => wanted.length === 1);
    const texts: Material['texts'] = [
        ...TEXTS.map(([reason, text]): [string, string] => [reason, text]),
        ...pasted.map(({ wanted, text }): [string, string] => [wanted[0], text])
    ];
    return {
        recorded: { chromium: recordedIn('chromium'), firefox: recordedIn('firefox') },
        texts: texts.filter(([, text]) => !text.includes('\n'))
    };
}

const recordedIn = (browser: string): unknown[] =>
    JSON.parse(fs.readFileSync(path.join(FIXTURES, `${browser}.json`), 'utf8')) as unknown[];
