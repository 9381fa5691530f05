import { setupLink } from 'c/fixAdvice';
import type { FileFix } from './changes';

/** What the local org's Setup made of a change. */
export interface Applied {
    file: string;
    isSaved: boolean;
    /** Its form, filled in, which says what was wrong. */
    form: string;
}

/** Saves each change as an admin would who fills in its form in the local org's Setup. An org has no such address. */
export const applyAll = (changes: readonly FileFix[]): Promise<Applied[]> => Promise.all(changes.map(applyOne));

async function applyOne(fix: FileFix): Promise<Applied> {
    const form = setupLink(fix) ?? '';
    const [list, values = ''] = form.split('/new?');
    try {
        const { ok } = await fetch(list, { method: 'POST', body: new URLSearchParams(values) });
        return { file: fix.code.file, isSaved: ok, form };
    } catch {
        return { file: fix.code.file, isSaved: false, form };
    }
}
