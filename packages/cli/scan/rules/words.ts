import type { Call, Context } from '../model.ts';

/** How findings name a directive and a context. */
export const directiveOf = ({ needs }: Pick<Call, 'needs'>): string => needs.replace('csp:', '');

const CONTEXTS: Record<Context, string> = {
    LEX: 'Lightning Experience',
    Communities: 'Experience Cloud sites',
    VisualForce: 'Visualforce'
};

export const contextWords = (contexts: Context[]): string => contexts.map((context) => CONTEXTS[context]).join(' and ');
