import type { FetchRequest, PageContext } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';

export interface Question {
    page: PageContext;
    request: FetchRequest;
    /** Whether a request that can change something may really be sent. */
    send: boolean;
}
