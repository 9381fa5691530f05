import { BROKEN, WORKING } from './checks';
import { labels } from './labels';

export interface TourStep {
    id: 'work' | 'break' | 'read' | 'fix' | 'works-again' | 'metadata' | 'undo';
    title: string;
    /** The one thing to do. */
    action: string;
    /** What is shown when the check has passed. */
    done: string;
    /** The scenario that the step is about: offered to be chosen. */
    scenario?: string;
}

export const STEPS: TourStep[] = [
    { id: 'work', title: labels.workTitle, action: labels.workAction, done: labels.workDone, scenario: WORKING },
    { id: 'break', title: labels.breakTitle, action: labels.breakAction, done: labels.breakDone, scenario: BROKEN },
    { id: 'read', title: labels.readTitle, action: labels.readAction, done: labels.readDone },
    { id: 'fix', title: labels.fixTitle, action: labels.fixAction, done: labels.fixDone },
    {
        id: 'works-again',
        title: labels.againTitle,
        action: labels.againAction,
        done: labels.againDone,
        scenario: BROKEN
    },
    { id: 'metadata', title: labels.metadataTitle, action: labels.metadataAction, done: labels.metadataDone },
    { id: 'undo', title: labels.undoTitle, action: labels.undoAction, done: labels.undoDone }
];
