import { labels } from './labels';

export interface Choice {
    id: string;
    /** The slug of the list in the local org's Setup. */
    slug: string;
    question: string;
    caller: string;
    called: string;
    list: string;
    setupPath: string;
}

export const CHOICES: readonly Choice[] = [
    {
        id: 'browser',
        slug: 'trusted-urls',
        question: labels.browser,
        caller: labels.page,
        called: labels.api,
        list: labels.trustedUrls,
        setupPath: 'Setup > Security > Trusted URLs'
    },
    {
        id: 'apex',
        slug: 'remote-sites',
        question: labels.apex,
        caller: labels.apexCaller,
        called: labels.api,
        list: labels.remoteSites,
        setupPath: 'Setup > Security > Remote Site Settings'
    },
    {
        id: 'apex-authenticated',
        slug: 'named-credentials',
        question: labels.apexAuthenticated,
        caller: labels.apexCaller,
        called: labels.api,
        list: labels.namedCredentials,
        setupPath: 'Setup > Security > Named Credentials'
    },
    {
        id: 'outside',
        slug: 'cors',
        question: labels.outside,
        caller: labels.otherPage,
        called: labels.salesforceApi,
        list: labels.cors,
        setupPath: 'Setup > Security > CORS'
    }
];
