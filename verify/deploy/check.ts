import type { StandInOrg } from './org.ts';
import type { Run, Session } from './session.ts';

export interface Check {
    title: string;
    prepare(org: StandInOrg): void;
    /** Returns what is wrong; nothing when all is well. Each run is handed on, so that its answers can be compared. */
    check(session: Session): Promise<{ runs: Run[]; wrong: string[] }>;
    /** The beginning of a command to the name of its answer in deploy/recorded-answers.json; of the last run. */
    answers: Record<string, string>;
}
