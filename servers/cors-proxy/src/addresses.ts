import dns from 'node:dns/promises';
import net from 'node:net';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ProxyError } from './errors.ts';

export interface Address {
    address: string;
    family: number;
}

/** Why an address may not be called; nothing for a public one, and for what is no IP literal. */
export function addressProblem(address: string, allowLoopback: boolean): string | undefined {
    if (!net.isIP(address)) {
        return undefined;
    }
    // `process` turns an IPv4 address written inside IPv6 into what is really called.
    const range = ipaddr.process(address).range();
    return range === 'unicast' || (range === 'loopback' && allowLoopback)
        ? undefined
        : `its address is not a public one (${range}).`;
}

/**
 * The lookup that a connection is made with. The address that was checked is the address that is called: there is no second
 * question to the name service between the two, and so no answer that could change. All addresses must pass.
 */
export function pinnedLookup(
    allowLoopback: boolean,
    resolve: (host: string) => Promise<Address[]> = (host) => dns.lookup(host, { all: true })
): LookupFunction {
    return (hostname, options, callback) => {
        resolve(hostname).then(
            (addresses) => {
                const refused = addresses.find(({ address }) => addressProblem(address, allowLoopback));
                if (refused || addresses.length === 0) {
                    callback(new ProxyError(502, 'address-refused', `The upstream's address is refused.`), '');
                } else if (options.all) {
                    callback(null, addresses);
                } else {
                    callback(null, addresses[0].address, addresses[0].family);
                }
            },
            (error: NodeJS.ErrnoException) => callback(error, '')
        );
    };
}
