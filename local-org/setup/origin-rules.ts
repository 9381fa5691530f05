/** Scheme, a host of at most 253 characters (DNS), a port. */
const MAX_LENGTH = 'https://'.length + 253 + ':65535'.length;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const DEFAULT_PORTS: Record<string, string> = { http: '80', ws: '80', https: '443', wss: '443' };

export interface OriginRules {
    /** What the value is called in a sentence, such as `A trusted URL`. */
    subject: string;
    /** Also `wss://`, which only a browser's list knows. */
    webSockets?: boolean;
    /** A `*.` in front of the host. */
    wildcard?: boolean;
    /** Apex reaches ports 80, 443 and 1024 to 65535. */
    apexPorts?: boolean;
    /** A remote site: an org takes http and a path too. */
    isRemoteSite?: boolean;
}

/** Why a text is not an origin that Setup takes, in one sentence that says what to change; undefined when it is one. */
export function originProblem(value: string, rules: OriginRules): string | undefined {
    const text = value.trim();
    if (text === '') {
        return 'Enter a URL, such as https://api.example.com.';
    }
    if (text.length > MAX_LENGTH) {
        return `This is ${text.length.toLocaleString('en')} characters long; an origin has at most ${MAX_LENGTH}. Enter scheme and host only.`;
    }
    if (/^(\w+:\/\/)?\*+$/.test(text)) {
        return `${rules.subject} cannot be * alone: it would trust every site. Name the origin, such as https://api.example.com.`;
    }
    const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(text);
    return parts
        ? partsProblem(parts[1].toLowerCase(), parts[2], parts[3], rules)
        : 'Begin with the scheme, such as https://api.example.com.';
}

const partsProblem = (scheme: string, authority: string, rest: string, rules: OriginRules): string | undefined =>
    schemeProblem(scheme, authority, rules) ?? hostAndPortProblem(authority, rules) ?? restProblem(rest, rules);

/** Why a host, or a host and a port, is none; undefined when it is one. */
export function hostAndPortProblem(authority: string, rules: OriginRules): string | undefined {
    if (authority.includes('@')) {
        return 'Remove the user name and the password: they belong into a Named Credential.';
    }
    const [host, port] = hostAndPort(authority);
    return hostProblem(host, rules) ?? portProblem(port, LOOPBACK.test(host), rules);
}

function hostAndPort(authority: string): [string, string | undefined] {
    const [, host, port] = /^(.*?)(?::([^:\]]*))?$/s.exec(authority) as unknown as [string, string, string | undefined];
    return [host, port];
}

/** `scheme` in lower case. */
export function schemeProblem(scheme: string, authority: string, rules: OriginRules): string | undefined {
    const { subject, webSockets, isRemoteSite } = rules;
    const secure = webSockets ? ['https', 'wss'] : ['https'];
    const insecure = webSockets ? ['http', 'ws'] : ['http'];
    if (insecure.includes(scheme)) {
        if (LOOPBACK.test(hostAndPort(authority)[0])) {
            return undefined;
        }
        return isRemoteSite
            ? `Here, ${lower(subject)} begins with https://. An org takes http:// too, and sends what is sent in the clear.`
            : `${subject} begins with ${secure.join(':// or ')}://. Only a loopback address may do without, and in the local org only.`;
    }
    return secure.includes(scheme)
        ? undefined
        : `${subject} begins with ${secure.join(':// or ')}://, not with ${scheme}://.`;
}

function hostProblem(host: string, { wildcard }: OriginRules): string | undefined {
    if (host === '') {
        return 'Enter a host after the scheme, such as https://api.example.com.';
    }
    if (LOOPBACK.test(host)) {
        return undefined;
    }
    if (host.includes('*')) {
        return wildcard
            ? wildcardProblem(host)
            : 'A wildcard is not supported here: name one host, such as https://api.example.com.';
    }
    const labels = host.split('.');
    if (!labels.every((label) => LABEL.test(label))) {
        return `${host} is not a host name: use letters, digits, hyphens and dots only. Write an international name in its xn-- form.`;
    }
    return labels.length < 2 ? `${host} is not a full domain name, such as api.example.com.` : undefined;
}

function wildcardProblem(host: string): string | undefined {
    const rest = host.startsWith('*.') ? host.slice(2) : '*';
    if (rest.includes('*')) {
        return 'A * may stand once, as the whole first part of the host, such as https://*.example.com.';
    }
    return rest.split('.').length < 2
        ? `${host} would trust a whole top-level domain. Name the domain.`
        : hostProblem(rest, {} as OriginRules);
}

function portProblem(port: string | undefined, isLoopback: boolean, { apexPorts }: OriginRules): string | undefined {
    if (port === undefined) {
        return undefined;
    }
    const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
    if (number < 1 || number > 65_535) {
        return 'The port is a whole number from 1 to 65535.';
    }
    return apexPorts && !isLoopback && number < 1024 && ![80, 443].includes(number)
        ? 'Apex can call ports 80, 443 and 1024 to 65535 only.'
        : undefined;
}

function restProblem(rest: string, { subject, isRemoteSite }: OriginRules): string | undefined {
    if (rest === '') {
        return undefined;
    }
    if (isRemoteSite) {
        return `Remove ${rest}: here, a remote site is an origin. An org takes a path too; whether it narrows is not documented.`;
    }
    return rest === '/'
        ? `Remove the slash at the end: ${lower(subject)} is an origin, which has none.`
        : `Remove ${rest}: ${lower(subject)} is an origin, scheme, host and port, and covers every path below it.`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Two spellings of one origin are one entry: case does not count, nor does the default port. */
export function canonicalOrigin(text: string): string {
    const lowered = text.trim().toLowerCase();
    const port = DEFAULT_PORTS[lowered.split(':')[0]];
    return port === undefined ? lowered : lowered.replace(new RegExp(`:${port}$`), '');
}
