import type { Lab } from '../../lab/lab.ts';

/** The origins that the cases call. */
export interface Places {
    /** A trusted URL; its calls are logged under their trace. */
    logged: string;
    /** The same server by a name that is a trusted URL too, a Callout Target and a remote site; its calls are in no log. */
    unlogged: string;
    /** Logged, but no trusted URL. */
    untrusted: string;
    /** In no list. */
    unknown: string;
    /** Trusted URLs where nobody answers: nothing listens there; there is no such name; no TLS is spoken there. */
    silent: string[];
    /** A trusted URL that no page served over https may call. */
    insecure: string;
}

const GONE = 'http://gone.test';
const INSECURE = 'http://insecure.test';

/** For Chromium: names that lead nowhere, and none that asks the machine's resolver. */
export const RESOLVER_RULES = '--host-resolver-rules=MAP *.test ~NOTFOUND';

/** Puts the origins into the lists of the org that the cases need them in. */
export function furnish({ ports, sampleApi, localOrg }: Lab): Places {
    const [logged, untrusted] = sampleApi.origins;
    const unlogged = `http://127.0.0.1:${ports.sampleApiUntrusted}`;
    const silent = [`http://localhost:${ports.closed}`, GONE, logged.replace('http:', 'https:')];
    const { org } = localOrg;
    const { trustedSites, remoteSites, customMetadata } = org.metadata;
    const site = trustedSites.find(({ endpointUrl }) => endpointUrl === logged)!;
    const remote = remoteSites.find(({ url }) => url === logged)!;
    const targets = customMetadata.get('Callout_Target__mdt') ?? [];
    const target = targets.find(({ DeveloperName }) => DeveloperName === 'Sample_API')!;
    org.change({
        trustedSites: [
            ...trustedSites,
            ...[unlogged, ...silent, INSECURE].map((endpointUrl, index) => ({
                ...site,
                name: `Run_${index}`,
                endpointUrl
            }))
        ],
        remoteSites: [...remoteSites, { ...remote, name: 'Run', url: unlogged }],
        customMetadata: new Map(customMetadata).set('Callout_Target__mdt', [
            ...targets,
            { ...target, DeveloperName: 'Run', MasterLabel: 'Run', Origin__c: unlogged }
        ])
    });
    return {
        logged,
        unlogged,
        untrusted,
        unknown: 'http://unknown.test',
        silent,
        insecure: INSECURE
    };
}
