import type { PageContext } from './types';

/** The kind of a page, which decides who can change what for it. */
export type Asker = NonNullable<PageContext['context']>;

/** Government Cloud—Defense has hosts of `.mil`; pages of Setup and of Classic, and apps at `salesforce.app`, are the org's own as well. */
const HOSTS: [pattern: RegExp, asker: Asker][] = [
    [/\.(lightning\.(crm)?force|my\.salesforce(-setup)?)\.(com|mil|app)(:\d+)?$/, 'lex'],
    [/\.(vf\.(crm)?force|visualforce)\.(com|mil)(:\d+)?$/, 'visualforce'],
    [/\.(my\.site|salesforce-sites|force|salesforce-experience|crmforce)\.(com|mil)(:\d+)?$/, 'site']
];

/** By what the caller knows, or by the origin: a site can have a domain of its own, which looks like any other page. */
export function askerOf({ context, origin }: PageContext): Asker {
    return context ?? HOSTS.find(([pattern]) => pattern.test(origin))?.[1] ?? 'outside';
}

export const isOfSalesforce = (page: PageContext): boolean => askerOf(page) !== 'outside';
