import net, { type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ProxyError } from '../errors.ts';

export interface Address {
    address: string;
    family: number;
}

/** Where upstreams may be: public addresses, and what the configuration says. */
export interface Ranges {
    allowed: Range[];
    denied: Range[];
    loopback: boolean;
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

const parsed = (ranges: string[]): Range[] => ranges.map((range) => ipaddr.parseCIDR(range) as Range);

/** https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast: what is no global unicast address. */
const SPECIAL_IPV4 = parsed([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '192.175.48.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4'
]);
/** https://www.iana.org/assignments/ipv6-address-space: global unicast is handed out from here alone … */
const GLOBAL_IPV6 = parsed(['2000::/3']);
/** … except https://www.iana.org/assignments/iana-ipv6-special-registry. */
const SPECIAL_IPV6 = parsed(['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']);
const LOOPBACK = parsed(['127.0.0.0/8', '::1/128']);
/** What ALLOWED_RANGES may open: RFC 1918, RFC 6598, RFC 4193. */
const PRIVATE = parsed(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']);
/** Metadata and platform services of the clouds: AWS, Google, Azure, Oracle (169.254.0.0/16, fe80::/10 are special anyway), Alibaba. */
const PLATFORM = parsed([
    '169.254.0.0/16',
    '168.63.129.16/32',
    '100.100.100.200/32',
    '192.0.0.192/32',
    'fd00:ec2::/32',
    'fd20:ce::254/128',
    'fd00:c1::a9fe:a9fe/128',
    'fe80::/10'
]);

export const rangesOf = ({
    allowedRanges = [],
    deniedRanges = [],
    allowLoopback = false
}: {
    allowedRanges?: string[];
    deniedRanges?: string[];
    allowLoopback?: boolean;
}): Ranges => ({
    allowed: parsed(allowedRanges.filter((range) => !rangeProblem(range, true))),
    denied: parsed(deniedRanges.filter((range) => !rangeProblem(range, false))),
    loopback: allowLoopback
});

/** Why an address may not be called; nothing for one that may, and for what is no IP literal. */
export function addressProblem(address: string, { allowed, denied, loopback }: Ranges): string | undefined {
    if (!net.isIP(address)) {
        return undefined;
    }
    const ip = ipaddr.parse(address);
    if (isIn(ip, denied)) {
        return 'its address is in a denied range.';
    }
    if (isIn(ip, PLATFORM)) {
        return 'its address is not a public one (a service of the platform).';
    }
    const isGood = isPublic(ip) || isIn(ip, allowed) || (loopback && isIn(ip, LOOPBACK));
    return isGood ? undefined : `its address is not a public one (${ip.range()}).`;
}

/** Why a range cannot be configured; one that opens something lies inside of what is private. */
export function rangeProblem(range: string, mustBePrivate: boolean): string | undefined {
    const [address, size] = range.split('/');
    // Not all that ipaddr.js takes: 010.0.0.0 is 8.0.0.0 to it.
    if (!net.isIP(address) || !/^\d{1,3}$/.test(size ?? '') || !ipaddr.isValidCIDR(range)) {
        return 'is no range.';
    }
    const [ip, bits] = ipaddr.parseCIDR(range);
    if (ip.kind() === 'ipv6' && (ip as ipaddr.IPv6).isIPv4MappedAddress()) {
        return 'is a range of IPv4 in the words of IPv6.';
    }
    const kind = ip.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
    if (kind.networkAddressFromCIDR(range).toString() !== ip.toString()) {
        return `begins inside of ${kind.networkAddressFromCIDR(range).toString()}/${bits}.`;
    }
    if (!mustBePrivate) {
        return undefined;
    }
    const isInside = (ranges: Range[]): boolean =>
        ranges.some(([base, most]) => bits >= most && isIn(ip, [[base, most]]));
    if (isInside(PLATFORM)) {
        return 'is a service of the platform, which is never called.';
    }
    return isInside(PRIVATE) ? undefined : 'is not inside of the private ranges.';
}

/**
 * The lookup that a connection is made with. The address that was checked is the address that is called: there is no second
 * question to the name service between the two, and so no answer that could change. All addresses must pass.
 */
export function pinnedLookup(ranges: Ranges, resolve: (host: string) => Promise<Address[]>): LookupFunction {
    return (hostname, options, callback) => {
        resolve(hostname).then(
            (addresses) => {
                const refused = addresses.filter(({ address }) => addressProblem(address, ranges));
                if (refused.length > 0 || addresses.length === 0) {
                    callback(addressRefused(refused.length, addresses.length), '');
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

/** The log says whether some addresses or all were refused: a name that has public and private ones is refused whole. */
function addressRefused(refused: number, all: number): ProxyError {
    const reason = all === 0 ? 'NO_ADDRESS' : refused < all ? 'SOME_ADDRESSES_REFUSED' : 'ALL_ADDRESSES_REFUSED';
    return new ProxyError(502, 'address-refused', `The upstream's address is refused.`, { reason });
}

/** An IPv4 address written inside IPv6 is not: no name needs one, and each notation leads around one table or the other. */
const isPublic = (ip: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
    ip.kind() === 'ipv4' ? !isIn(ip, SPECIAL_IPV4) : isIn(ip, GLOBAL_IPV6) && !isIn(ip, SPECIAL_IPV6);

const isIn = (ip: ipaddr.IPv4 | ipaddr.IPv6, ranges: Range[]): boolean =>
    ranges.some(([base, bits]) => base.kind() === ip.kind() && ip.match(base, bits));
