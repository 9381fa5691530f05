import type { JoinedCall } from '../../join.ts';
import type { CallKind, Finding } from '../../model.ts';
import type { Project } from '../../project.ts';
import { atCall, atEntry, type Rule } from '../rule.ts';

const NAME = 'http-url';

export const httpUrl: Rule = {
    name: NAME,
    severity: 'warning',
    about: 'A call or an entry has an http address.',
    why: 'A page of an org is https: browsers refuse most http loads there, of Visualforce pages as well, and no trusted URL can allow them. Apex may call http, with all that it sends readable on the way.',
    wrong: "fetch('http://api.example.com')",
    right: "fetch('https://api.example.com')",
    check: ({ project, calls, entries }) => [
        ...calls
            .filter(
                ({ address, needs }) =>
                    address.kind === 'url' &&
                    /^(http|ws):/.test(address.url) &&
                    // Loopback is no risk, but no list of an org lets a page in there.
                    (needs.startsWith('csp:') || !isLoopback(address.host))
            )
            .map((call) => reportOf(call, project)),
        ...entries
            .filter(({ list, value }) => list !== 'CorsWhitelistOrigin' && /^(http|ws):/i.test(value))
            .map((entry) => atEntry(NAME, 'warning', entry, `${entry.name} is for an http address.`))
    ]
};

/** Browsers upgrade images and media of an https page, and block the rest (Mixed Content, § 3 and 4). */
const UPGRADED: CallKind[] = ['img', 'css-url', 'media'];

function reportOf(call: JoinedCall, project: Project): Finding {
    const { needs, kind, judgement, sink } = call;
    if (needs.startsWith('csp:')) {
        return atCall(
            NAME,
            'error',
            call,
            'A page of an org cannot load this: its address is http, and no trusted URL allows that.'
        );
    }
    if (isInBrowser(call) && !ON_SERVER.test(project.text(sink.file))) {
        return UPGRADED.includes(kind)
            ? atCall(NAME, 'info', call, 'The browser asks for this over https, because the page is.')
            : atCall(NAME, 'error', call, 'The browser blocks this: the page is https, its address http.');
    }
    return atCall(
        NAME,
        judgement.state === 'nothing-needed' ? 'info' : 'warning',
        call,
        'This goes over http: what is sent can be read on the way.'
    );
}

/** A Visualforce page without a policy; what a form opens is a page of its own. */
const isInBrowser = ({ noPolicy, contexts, kind }: JoinedCall): boolean =>
    noPolicy === true && contexts.includes('VisualForce') && kind !== 'form';

/** A page that the org renders itself, or that is a file to download. */
const ON_SERVER = /\brenderAs\s*=|\bcontentType\s*=\s*["'](?!text\/html)/i;

/** A host whose last part is a number is an IPv4 address. */
const isLoopback = (host: string): boolean =>
    host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && /\.\d+$/.test(host));
