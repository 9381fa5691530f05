import type { IncomingMessage } from 'node:http';
import net from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The address that a request comes from: the one that connects, or, behind `hops` reverse proxies, the one that the outermost of
 * them saw. What a caller writes into X-Forwarded-For itself stands further left, and is not read.
 */
export function addressOf({ socket, headers }: IncomingMessage, hops: number): string {
    const direct = socket.remoteAddress ?? '';
    const forwarded = hops > 0 ? headers['x-forwarded-for'] : undefined;
    if (forwarded === undefined) {
        return direct;
    }
    const seen = String(forwarded).split(',');
    const address = (seen.at(-hops) ?? seen[0]).trim();
    return net.isIP(address) ? address : direct;
}

/** What limits count an address by: IPv4 whole, IPv6 by its /64, for a caller has all of one. */
export function addressKey(address: string): string {
    if (!address.includes(':')) {
        return address;
    }
    if (!net.isIPv6(address)) {
        return 'unknown';
    }
    // An IPv4 address written inside IPv6 is what it stands for.
    const parsed = ipaddr.process(address.replace(/%.*$/, ''));
    return parsed instanceof ipaddr.IPv6
        ? parsed.parts
              .slice(0, 4)
              .map((part) => part.toString(16))
              .join(':') + '::/64'
        : parsed.toString();
}
