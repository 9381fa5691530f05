import { exception } from '../../runtime/exceptions.ts';
import { DEFAULT_IDENTITY } from '../../runtime/identity.ts';
import { machine } from '../../runtime/machine.ts';
import type { ApexValue } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };
/** Those that Java has a handler for. */
const PROTOCOLS = new Set([...Object.keys(DEFAULT_PORTS), 'file', 'jar', 'mailto']);
const orgUrl = (): UrlValue => new UrlValue((machine.program?.identity ?? DEFAULT_IDENTITY).orgUrl);

/** A java.net.URL: it is taken apart, not checked and not normalised. */
class UrlValue implements ApexValue {
    readonly text: string;
    private readonly parts: RegExpExecArray;

    constructor(text: string) {
        const parts = /^([A-Za-z][\w+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text);
        if (!parts) {
            throw exception('StringException', `no protocol: ${text}`);
        }
        if (!PROTOCOLS.has(parts[1].toLowerCase())) {
            throw exception('StringException', `unknown protocol: ${parts[1].toLowerCase()}`);
        }
        this.text = text;
        this.parts = parts;
    }

    get apexType(): string {
        return 'URL';
    }

    toString(): string {
        return `Url:[delegate=${this.text}]`;
    }

    get protocol(): string {
        return this.parts[1].toLowerCase();
    }

    get authority(): string {
        return this.parts[2] ?? '';
    }

    get path(): string {
        return this.parts[3];
    }

    get query(): string | null {
        return this.parts[4] ?? null;
    }

    get fragment(): string | null {
        return this.parts[5] ?? null;
    }

    get userInfo(): string | null {
        return this.authority.includes('@') ? this.authority.slice(0, this.authority.lastIndexOf('@')) : null;
    }

    get host(): string {
        return this.authority.slice(this.authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
    }

    /** What is left of it without the fragment, the port filled in. */
    get resource(): string {
        const port = this.port < 0 ? DEFAULT_PORTS[this.protocol] : this.port;
        return [this.protocol, this.host.toLowerCase(), port, this.path, this.query].join(' ');
    }

    /** RFC 3986, section 5: a link as it stands in a document of this address. */
    resolve(relative: string): UrlValue {
        try {
            return new UrlValue(new URL(relative, this.text).href);
        } catch {
            throw exception('StringException', `no protocol: ${relative}`);
        }
    }

    get port(): number {
        const port = /:(\d+)$/.exec(this.authority)?.[1];
        return port ? Number(port) : -1;
    }
}

export const URLS: LibraryTypes = {
    URL: {
        constructors: {
            '(String)': (text: string) => new UrlValue(text),
            '(URL, String)': (base: UrlValue, relative: string) => base.resolve(relative),
            '(String, String, String)': (protocol: string, host: string, file: string) =>
                new UrlValue(`${protocol}://${host}${file}`),
            '(String, String, Integer, String)': (protocol: string, host: string, port: number, file: string) =>
                new UrlValue(`${protocol}://${host}:${port}${file}`)
        },
        methods: {
            'static URL getOrgDomainUrl()': orgUrl,
            'static URL getSalesforceBaseUrl()': orgUrl,
            'String getAuthority()': (self: UrlValue) => self.authority,
            'Integer getDefaultPort()': (self: UrlValue) => DEFAULT_PORTS[self.protocol] ?? -1,
            'String getFile()': (self: UrlValue) => self.path + (self.query === null ? '' : `?${self.query}`),
            'String getHost()': (self: UrlValue) => self.host,
            'String getPath()': (self: UrlValue) => self.path,
            'Integer getPort()': (self: UrlValue) => self.port,
            'String getProtocol()': (self: UrlValue) => self.protocol,
            'String getQuery()': (self: UrlValue) => self.query,
            'String getRef()': (self: UrlValue) => self.fragment,
            'String getUserInfo()': (self: UrlValue) => self.userInfo,
            'Boolean sameFile(URL)': (self: UrlValue, other: UrlValue) => self.resource === other.resource,
            'String toExternalForm()': (self: UrlValue) => self.text
        }
    }
};
