import { labels } from './labels';

export interface Place {
    isLocal: boolean;
    name: string;
    /** Other pages of this place. */
    links: { label: string; href: string }[];
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Where the page runs: the local org is on loopback, an org never is. */
export function placeOf({ hostname }: { hostname: string }): Place {
    const isLocal = LOOPBACK.includes(hostname);
    return { isLocal, name: isLocal ? labels.localOrg : labels.org, links: [] };
}

/** The same page under its other loopback name: another origin, as a browser sees it. */
export function otherOrigin({ origin, hostname }: Location): string {
    return hostname === 'localhost' ? origin.replace('localhost', '127.0.0.1') : origin.replace(hostname, 'localhost');
}
