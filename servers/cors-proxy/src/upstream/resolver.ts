import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import type { Address } from './addresses.ts';

/** Seconds that an answer is used again, whatever its own time to live is. */
const LONGEST = 30;
const HOSTS = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';
/** The name server answered, and knows nothing. */
const UNKNOWN = ['ENOTFOUND', 'ENODATA'];

/**
 * Finds the addresses of names. Node's own dns.lookup has two threads for all names together: one name server that hangs would
 * stop them all. So the name server is asked directly, with a time limit, one question at a time for each name; the file of hosts
 * comes first, and the system's own look-up last, only for a name that the name server has answered not to know.
 */
export class NameResolver {
    private readonly timeout: number;
    private readonly resolver: dns.promises.Resolver;
    private readonly asked = new Map<string, Promise<Address[]>>();
    private readonly known = new Map<string, { addresses: Address[]; until: number }>();

    constructor(timeout: number, resolver = new dns.promises.Resolver({ timeout: Math.ceil(timeout / 2), tries: 2 })) {
        this.timeout = timeout;
        this.resolver = resolver;
    }

    readonly addressesOf = (name: string): Promise<Address[]> => {
        const known = this.known.get(name);
        if (known && known.until > Date.now()) {
            return Promise.resolve(known.addresses);
        }
        let question = this.asked.get(name);
        if (!question) {
            question = this.withLimit(this.ask(name)).finally(() => this.asked.delete(name));
            this.asked.set(name, question);
        }
        return question;
    };

    private async ask(name: string): Promise<Address[]> {
        const listed = listedInHosts(name);
        if (listed.length > 0) {
            return listed;
        }
        const answers = await Promise.allSettled([
            this.resolver.resolve4(name, { ttl: true }),
            this.resolver.resolve6(name, { ttl: true })
        ]);
        const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
        if (found.length === 0) {
            return this.unknown(name, answers);
        }
        const addresses = found.map(({ address }) => ({ address, family: net.isIP(address) }));
        const seconds = Math.min(LONGEST, ...found.map(({ ttl }) => ttl));
        this.known.set(name, { addresses, until: Date.now() + seconds * 1_000 });
        return addresses;
    }

    /** Search domains and other services of names are the system's; it asks the same server, which has just answered. */
    private unknown(name: string, answers: PromiseSettledResult<unknown>[]): Promise<Address[]> {
        const errors = answers.flatMap((one) =>
            one.status === 'rejected' ? [one.reason as NodeJS.ErrnoException] : []
        );
        const bad = errors.find(({ code }) => !UNKNOWN.includes(code ?? ''));
        if (bad) {
            throw bad.code === 'ETIMEOUT' ? nameTimeout() : bad;
        }
        return dns.promises.lookup(name, { all: true });
    }

    private withLimit(question: Promise<Address[]>): Promise<Address[]> {
        let timer: NodeJS.Timeout;
        const limit = new Promise<never>((_resolve, reject) => {
            timer = setTimeout(() => reject(nameTimeout()), this.timeout);
        });
        return Promise.race([question, limit]).finally(() => clearTimeout(timer));
    }
}

const nameTimeout = (): Error => Object.assign(new Error('The name server did not answer.'), { code: 'NAME_TIMEOUT' });

/** The file is read anew each time: it is short, and a connection is rare beside a request. `localhost` is this machine (RFC 6761). */
function listedInHosts(name: string): Address[] {
    const wanted = name.toLowerCase().replace(/\.$/, '');
    const listed = hostsFile()
        .split('\n')
        .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
        .filter(([address, ...names]) => net.isIP(address) && names.some((one) => one.toLowerCase() === wanted))
        .map(([address]) => ({ address, family: net.isIP(address) }));
    const isHere = wanted === 'localhost' || wanted.endsWith('.localhost');
    return listed.length > 0 || !isHere ? listed : [{ address: '127.0.0.1', family: 4 }];
}

function hostsFile(): string {
    try {
        return readFileSync(HOSTS, 'utf8');
    } catch {
        return '';
    }
}
