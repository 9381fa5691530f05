import type { Recipe, RecipeAnswer, NoAnswer } from '../../servers/sample-api/src/index.ts';
import type { Case } from './case.ts';

/** A case made smaller, one part less each. */
export function simpler(one: Case): Case[] {
    const { request, hops, help } = one;
    const optional = ['credentials', 'body', 'method'] as const;
    return [
        ...(help === 'none' ? [] : [{ ...one, help: 'none' as const }]),
        ...optional
            .filter((key) => request[key] !== undefined)
            .map((key) => ({ ...one, request: { ...request, [key]: undefined } })),
        ...(request.headers ?? []).map((_header, index) => ({
            ...one,
            request: { ...request, headers: without(request.headers ?? [], index) }
        })),
        ...hops.flatMap((hop, at) =>
            simplerHops(hop).map((smaller) => ({
                ...one,
                hops: hops.map((each, index) => (index === at ? smaller : each))
            }))
        )
    ];
}

const simplerHops = (hop: Recipe): Recipe[] => [
    ...(hop.preflight === undefined ? [] : [{ response: hop.response }]),
    ...simplerAnswers(hop.preflight).map((preflight) => ({ ...hop, preflight })),
    ...simplerAnswers(hop.response).map((response) => ({ ...hop, response }))
];

const simplerAnswers = (answer?: RecipeAnswer | NoAnswer): RecipeAnswer[] =>
    typeof answer === 'object'
        ? answer.headers.map((_header, index) => ({ ...answer, headers: without(answer.headers, index) }))
        : [];

const without = <T>(list: T[], index: number): T[] => list.filter((_item, other) => other !== index);
