import { fill } from 'c/labelText';
import { labels } from './labels';

export interface Place {
    isLocal: boolean;
    name: string;
    /** Of the local org: the forms in which it has this page. */
    forms: PageForm[];
    /** Other pages of this place. */
    links: { label: string; href: string }[];
}

/** The page alone, or its components inside Lightning Web Security under the rules of a release. */
export interface PageForm {
    query: string;
    label: string;
    isCurrent: boolean;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Where the page runs: the local org is on loopback, an org never is. */
export function placeOf({ hostname, search }: { hostname: string; search: string }): Place {
    const isLocal = LOOPBACK.includes(hostname);
    const forms = isLocal ? formsOf(new URLSearchParams(search)) : [];
    const current = forms.find(({ isCurrent }) => isCurrent);
    return {
        isLocal,
        name: current ? fill(labels.localOrgForm, labels.localOrg, current.label) : labels.org,
        forms,
        links: [
            { label: labels.setup, href: isLocal ? '/setup' : '/lightning/setup/SetupOneHome/home' },
            ...(isLocal ? [{ label: labels.externalApp, href: '/external-app' }] : [])
        ]
    };
}

const formsOf = (given: URLSearchParams): PageForm[] =>
    [
        { query: '', label: labels.plainPage },
        { query: 'security=lws', label: labels.lwsPage },
        { query: 'security=lws&release=264', label: labels.lwsStrictPage }
    ].map((form) => ({ ...form, isCurrent: ofForm(given).toString() === form.query }));

const FORM_PARAMETERS = ['security', 'release'];

const ofForm = (given: URLSearchParams): URLSearchParams =>
    new URLSearchParams([...given].filter(([name]) => FORM_PARAMETERS.includes(name)));

/** The address of this page in another form; what it is about stays. */
export function addressOf(form: string, { pathname, search }: { pathname: string; search: string }): string {
    const others = [...new URLSearchParams(search)].filter(([name]) => !FORM_PARAMETERS.includes(name));
    return `${pathname}?${new URLSearchParams([...new URLSearchParams(form), ...others]).toString()}`;
}
