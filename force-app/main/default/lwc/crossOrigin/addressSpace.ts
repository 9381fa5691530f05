import type { AddressSpace, PageContext } from './fetchTypes';

/** Local Network Access § 2.1: what a host tells of the network it is in, by itself. */
export function spaceOfHost(host: string): AddressSpace | undefined {
    if (isLoopback(host)) {
        return 'loopback';
    }
    return isLocal(host) ? 'local' : undefined;
}

/** Secure Contexts § 3.1: hosts that cannot be anybody else's. The URL parser has written addresses in their shortest form. */
const isLoopback = (host: string): boolean => /^((.+\.)?localhost\.?|127(\.\d+){3}|\[::1\])$/.test(host);

/**
 * § 2.1 non-public IP address blocks, mDNS names (RFC 6762 § 3), and what Chromium holds to be local besides: addresses for
 * documents, and IPv6 addresses of the IPv4 ones. 0.0.0.0, :: and ::ffff:127.0.0.1 lead to the machine itself, and are no loopback all the same.
 */
const isLocal = (host: string): boolean =>
    /\.local\.?$|^(0|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d+)+$|\[(f[cd]..|fe[89a-f].|2001:db8|3fff:[^:]{0,3}):|\[::(\]|ffff:(..?|7f..|a..|c0a8|a9fe|ac1.|64[4-7].):)/.test(
        host
    );

/** Of the server that a page came from: what its origin tells, else what is known of it, else public. */
export const spaceOfPage = ({ addressSpace }: PageContext, self: URL | undefined): AddressSpace =>
    (self && spaceOfHost(self.hostname)) ?? addressSpace ?? 'public';
