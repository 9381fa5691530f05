const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const isLocal = (): boolean => LOOPBACK.includes(location.hostname);

/** The list of trusted URLs, in the local org's Setup or in the org's. */
export const trustedUrls = (): string =>
    isLocal() ? '/setup/trusted-urls' : '/lightning/setup/SecurityCspTrustedSite/home';

/** The form of a new trusted URL, filled in where Setup can be asked for that. */
export const newTrustedUrl = (origin: string): string =>
    isLocal() ? `/setup/trusted-urls/new?${new URLSearchParams({ endpointUrl: origin }).toString()}` : trustedUrls();
