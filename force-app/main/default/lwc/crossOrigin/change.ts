import type { FetchRequest, HeaderList } from './fetchTypes';

/** A fix as data: what `apply` does to the page, to the request or to the answers. */
export type Change =
    | { to: 'policy'; directive: string; source: string }
    | { to: 'request'; set: Partial<FetchRequest> }
    | { to: 'preflight' | 'response'; hop: number; status?: number; headers: HeaderList };
