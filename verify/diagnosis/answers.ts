import type { HeaderList, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { NoAnswer, Recipe, RecipeAnswer } from '../../servers/sample-api/src/index.ts';
import type { Random } from '../browser/random.ts';
import { pathOf } from './case.ts';

const KEEPING_REDIRECTS = [307, 308];
const REDIRECTS = [301, 302, 303, 307, 308];
const FOREIGN = 'https://another-site.example';

type Answer = RecipeAnswer | NoAnswer;

/** Makes up what the API answers to one page in one run. */
export class Answers {
    private readonly random: Random;
    private readonly id: number;
    private readonly page: string;

    constructor(random: Random, id: number, page: string) {
        this.random = random;
        this.id = id;
        this.page = page;
    }

    status(): number {
        return this.random.pick([200, 200, 200, 201, 400, 401, 403, 404, 500]);
    }

    private passing({ credentials }: LaneRequest): HeaderList {
        if (credentials === 'include') {
            return [
                ['Access-Control-Allow-Origin', this.page],
                ['Access-Control-Allow-Credentials', 'true']
            ];
        }
        return [['Access-Control-Allow-Origin', this.random.pick([this.page, '*'])]];
    }

    answer(request: LaneRequest): RecipeAnswer {
        return { status: this.status(), headers: this.passing(request) };
    }

    preflight(request: LaneRequest): RecipeAnswer {
        return {
            status: this.random.pick([200, 204]),
            headers: [
                ...this.passing(request),
                ['Access-Control-Allow-Methods', request.method ?? 'GET'],
                ['Access-Control-Allow-Headers', (request.headers ?? []).map(([name]) => name).join(', ')]
            ]
        };
    }

    allowing(request: LaneRequest): Recipe {
        return { preflight: this.preflight(request), response: this.answer(request) };
    }

    failing(reason: string): HeaderList {
        const name = 'Access-Control-Allow-Origin';
        const values: Record<string, HeaderList[]> = {
            MissingAllowOriginHeader: [[], [['X-Other', '1']]],
            WildcardOriginNotAllowed: [[[name, '*']]],
            MultipleAllowOriginValues: [
                [[name, `${this.page}, ${FOREIGN}`]],
                [
                    [name, this.page],
                    [name, '*']
                ]
            ],
            InvalidAllowOriginValue: [[[name, 'anyone']], [[name, '%%']]],
            AllowOriginMismatch: [[[name, FOREIGN]], [[name, 'null']]],
            InvalidAllowCredentials: [
                [[name, this.page]],
                [
                    [name, this.page],
                    ['Access-Control-Allow-Credentials', 'TRUE']
                ]
            ]
        };
        return this.random.pick(values[reason]);
    }

    /** A preflight's answer that fails for this one reason. */
    refusal(reason: string, request: LaneRequest): Answer {
        const good = this.preflight(request);
        const without = (name: string): HeaderList => good.headers.filter(([each]) => each !== name);
        switch (reason) {
            case 'PreflightInvalidStatus':
                return { ...good, status: this.random.pick([401, 403, 404, 405, 500]) };
            case 'PreflightDisallowedRedirect':
                return {
                    status: this.random.pick(REDIRECTS),
                    headers: [...good.headers, ['Location', pathOf(this.id, 9)]]
                };
            case 'InvalidAllowMethodsPreflightResponse':
                return {
                    ...good,
                    headers: [...without('Access-Control-Allow-Methods'), ['Access-Control-Allow-Methods', 'PUT @ GET']]
                };
            case 'InvalidAllowHeadersPreflightResponse':
                return {
                    ...good,
                    headers: [...without('Access-Control-Allow-Headers'), ['Access-Control-Allow-Headers', 'X-A @ X-B']]
                };
            case 'MethodDisallowedByPreflightResponse':
                return {
                    ...good,
                    headers: [...without('Access-Control-Allow-Methods'), ['Access-Control-Allow-Methods', 'GET, POST']]
                };
            case 'HeaderDisallowedByPreflightResponse':
                return { ...good, headers: without('Access-Control-Allow-Headers') };
            default: {
                const checks = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'];
                const rest = good.headers.filter(([each]) => !checks.includes(each));
                return { ...good, headers: [...this.failing(reason.replace('Preflight', '')), ...rest] };
            }
        }
    }

    /** Sometimes the API redirects once before, to itself; now and then without the trace. */
    leading(request: LaneRequest): Recipe[] {
        const { random } = this;
        if (random.chance(0.8)) {
            return [];
        }
        const query = random.chance(0.3) ? '?untraced' : '';
        return [
            {
                preflight: this.preflight(request),
                response: {
                    status: random.pick(KEEPING_REDIRECTS),
                    headers: [...this.passing(request), ['Location', `${pathOf(this.id, 1)}${query}`]]
                }
            }
        ];
    }

    redirect(location: string): Recipe {
        const headers: HeaderList = [
            ['Access-Control-Allow-Origin', this.page],
            ['Access-Control-Allow-Credentials', 'true'],
            // A redirect that the browser remembers is in no log.
            ['Cache-Control', 'no-store'],
            ['Location', location]
        ];
        return { response: { status: this.random.pick(REDIRECTS), headers } };
    }
}
