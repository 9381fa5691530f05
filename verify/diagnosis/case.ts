import type { LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Recipe } from '../../servers/sample-api/src/index.ts';

/** One run: a request in one lane of the page, what the API answers, and what evidence the page may gather. */
export interface Case {
    id: number;
    kind: string;
    form: Form;
    lane: 'direct' | 'no-cors';
    request: LaneRequest;
    /** What the API answers, one entry a redirect hop. */
    hops: Recipe[];
    /** Whether the API's log has every request of it, under the trace that the page gave it. */
    isLogged: boolean;
    /** Whether each lane finds that nobody answers there. */
    isDown: boolean;
    help: Help;
}

/** The page alone, under Lightning Web Security in its two forms (see calloutLab/place.ts), and the page served over https. */
export type Form = 'plain' | 'lws' | 'lws-264' | 'secure';

/** What the page is asked for besides: nothing, its probe, or the other lanes before this one. */
export type Help = 'none' | 'probe' | 'others';

export const FORM_QUERIES: Record<Form, string> = {
    plain: '',
    lws: '?security=lws',
    'lws-264': '?security=lws&release=264',
    secure: ''
};

/** The path of one hop of a run. */
export const pathOf = (id: number, hop = 0): string => `/run/${id}/${hop}`;
/** Whether a URL belongs to a run. */
export const isOfRun = (url: string): boolean => /\/run\/\d+\//.test(url);
