import type { AddressSpace, PageContext } from './fetchTypes';

/** Local Network Access § 2.1: what a host tells of the network it is in, by itself. */
export function spaceOfHost(host: string): AddressSpace | undefined {
    if (isLoopback(host)) {
        return 'loopback';
    }
    return isLocal(host) ? 'local' : undefined;
}

/** Secure Contexts § 3.1: hosts that cannot be anybody else's. The URL parser has written addresses in their shortest form. */
const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** § 2.1 non-public IP address blocks, and mDNS names (RFC 6762 § 3). 0.0.0.0 leads to the machine itself, and is no loopback all the same. */
const isLocal = (host: string): boolean =>
    /\.local$|^(0|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d+)+$|^\[(f[cd]..|fe[89ab].):/.test(
        host
    );

/** Of the server that a page came from: what its origin tells, else what is known of it, else public. */
export const spaceOfPage = ({ addressSpace }: PageContext, self: URL | undefined): AddressSpace =>
    (self && spaceOfHost(self.hostname)) ?? addressSpace ?? 'public';
