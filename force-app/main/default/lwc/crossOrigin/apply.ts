import { effectiveDirective } from './directives';
import { isAnswer, isRedirectStatus } from './response';
import type { AnswerChange, Call, Change, FetchRequest, HeaderList, Hop, ServerResponse } from './types';

/** The call as it is once a change is made. What was given stays as it was. */
export function apply({ trust, page, request, leaveOff = [], answers = [], answeredBy = 0 }: Change, to: Call): Call {
    return {
        page: {
            ...to.page,
            policies: trust ? to.page.policies.map((policy) => trusting(policy, trust)) : to.page.policies,
            ...page
        },
        request:
            request || leaveOff.length > 0
                ? without(leaveOff, { ...to.request, ...request } as FetchRequest)
                : to.request,
        hops: answers.reduce(answering, from(answeredBy, to.hops))
    };
}

/** A policy that lets a source through. One without the directive gets it with the sources that stood in for it. */
function trusting(policy: string, { directive, source }: NonNullable<Change['trust']>): string {
    const { name, sources } = effectiveDirective(policy, directive) ?? { name: '', sources: [] };
    if (name === '' || sources.includes(source)) {
        return policy;
    }
    // What is narrower than the directive decides before it: style-src-elem.
    const extended = name.endsWith('-elem') ? name : directive;
    const known = sources.filter((other) => other.toLowerCase() !== "'none'");
    const listed = [extended, ...known, source].join(' ');
    const parts = policy.split(';');
    const at = parts.findIndex((part) => part.trim().split(/\s/)[0].toLowerCase() === extended);
    return at < 0 ? `${policy}; ${listed}` : parts.map((part, index) => (index === at ? listed : part)).join(';');
}

/** `null` takes a member away. */
function without(names: string[], request: FetchRequest): FetchRequest {
    const members = Object.entries(request).filter(([, value]) => value !== null);
    const left = Object.fromEntries(members) as unknown as FetchRequest;
    return names.length > 0 ? { ...left, headers: left.headers?.filter(([name]) => !isOneOf(names, name)) } : left;
}

/** What is left of the hops. A last one that answers for good answers at every place: so a server may number its answers. */
function from(first: number, hops: Hop[]): Hop[] {
    const left = hops.slice(first);
    const response = left[0]?.response;
    const isFinal = left.length === 1 && isAnswer(response) && !isRedirectStatus(response.status);
    return isFinal ? hops.map(() => left[0]) : left;
}

function answering(hops: Hop[], change: AnswerChange): Hop[] {
    const at = Math.min(change.hop, hops.length - 1);
    return hops.map((hop, index) =>
        index === at ? { ...hop, [change.part]: answered(hop[change.part], change) } : hop
    );
}

function answered(answer: Hop['response'], { status, set = [], remove = [] }: AnswerChange): ServerResponse {
    const old: ServerResponse = isAnswer(answer) ? answer : { status: 200, headers: [] };
    const gone = [...remove, ...set.map(([name]) => name.toLowerCase())];
    const headers: HeaderList = old.headers.filter(([name]) => !isOneOf(gone, name));
    return { ...old, status: status ?? old.status, headers: [...headers, ...set] };
}

const isOneOf = (names: string[], name: string): boolean => names.includes(name.toLowerCase());
