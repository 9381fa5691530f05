import type { HeaderList, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { NoAnswer, Recipe, RecipeAnswer } from '../../servers/sample-api/src/index.ts';
import { Random } from '../verify-browser/random.ts';
import { pathOf, type Case, type Form, type Help } from './case.ts';
import type { Places } from './places.ts';

const SAFE_HEADERS: HeaderList = [
    ['Accept', 'application/json'],
    ['Accept-Language', 'de, en;q=0.5'],
    ['Content-Language', 'en']
];
const UNSAFE_HEADERS: HeaderList = [
    ['X-Api-Version', '2'],
    ['Authorization', 'Bearer t'],
    ['Content-Type', 'application/json']
];
const UNSAFE_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const KEEPING_REDIRECTS = [307, 308];
const REDIRECTS = [301, 302, 303, 307, 308];
/** Keeps the answer from no-cors calls too, a probe among them: several servers send it unasked. */
const KEPT: HeaderList[number] = ['Cross-Origin-Resource-Policy', 'same-origin'];
const FOREIGN = 'https://another-site.example';
/** Milliseconds after which a call is given up whose answer never comes. */
const TIME_LIMIT = 150;

type Draft = Omit<Case, 'id' | 'kind' | 'form'>;
type Answer = RecipeAnswer | NoAnswer;

/** The causes that can be told apart, and calls that nothing stops: one stratum each, so that each comes equally often. */
export const KINDS = [
    'arguments',
    'csp',
    'csp-redirect',
    'mixed-content',
    'MissingAllowOriginHeader',
    'WildcardOriginNotAllowed',
    'MultipleAllowOriginValues',
    'InvalidAllowOriginValue',
    'AllowOriginMismatch',
    'InvalidAllowCredentials',
    'PreflightMissingAllowOriginHeader',
    'PreflightWildcardOriginNotAllowed',
    'PreflightMultipleAllowOriginValues',
    'PreflightInvalidAllowOriginValue',
    'PreflightAllowOriginMismatch',
    'PreflightInvalidAllowCredentials',
    'PreflightInvalidStatus',
    'PreflightDisallowedRedirect',
    'InvalidAllowMethodsPreflightResponse',
    'InvalidAllowHeadersPreflightResponse',
    'MethodDisallowedByPreflightResponse',
    'HeaderDisallowedByPreflightResponse',
    'timed-out',
    'unreachable',
    'other'
] as const;

type Kind = (typeof KINDS)[number];

/** Makes up the runs of one seed. The page's origin is asked for by form: what an API allows depends on it. */
export class Generator {
    private readonly random: Random;
    private readonly places: Places;
    private readonly origins: Partial<Record<Form, string>>;

    constructor(random: Random, places: Places, origins: Partial<Record<Form, string>>) {
        this.random = random;
        this.places = places;
        this.origins = origins;
    }

    case(id: number): Case {
        const kinds = this.origins.secure ? KINDS : KINDS.filter((kind) => kind !== 'mixed-content');
        const kind = kinds[id % kinds.length];
        const forms = Object.keys(this.origins) as Form[];
        const form = kind === 'mixed-content' ? 'secure' : this.random.pick(forms);
        return {
            id,
            kind,
            form,
            ...new Draftsman(this.random, this.places, id, form, this.origins[form]!).draft(kind)
        };
    }
}

/** Writes one case. */
class Draftsman {
    private readonly random: Random;
    private readonly places: Places;
    private readonly id: number;
    private readonly form: Form;
    private readonly page: string;

    constructor(random: Random, places: Places, id: number, form: Form, page: string) {
        this.random = random;
        this.places = places;
        this.id = id;
        this.form = form;
        this.page = page;
    }

    draft(kind: Kind): Draft {
        switch (kind) {
            case 'arguments':
                return this.refused();
            case 'csp':
                return this.untrusted();
            case 'csp-redirect':
                return this.redirectedToUntrusted();
            case 'mixed-content':
                return this.insecure();
            case 'timed-out':
                return this.broken('never', { timeLimit: TIME_LIMIT });
            case 'unreachable':
                return this.random.chance(0.5) ? this.silent() : this.broken(this.random.pick(['dropped', 'cut']), {});
            case 'other':
                return this.random.pick([this.readable, this.opaque, this.kept, this.badRedirect]).call(this);
            default:
                return kind.includes('Preflight') ? this.preflightFails(kind) : this.corsFails(kind);
        }
    }

    // ---- the kinds ---------------------------------------------------------------------------------------------------

    private refused(): Draft {
        const { random } = this;
        const url = this.url(this.places.logged);
        const request: LaneRequest = random.pick([
            { url: 'http://' },
            { url: url.replace('://', '://user:secret@') },
            { url, method: random.pick(['TRACE', 'connect', 'B AD']) },
            { url, headers: [['X A', '1']] },
            { url, headers: [['X-A', '1\n2']] },
            { url, method: random.pick(['GET', 'HEAD']), body: 'x' }
        ]);
        const lane = random.pick(['direct', 'no-cors'] as const);
        return random.chance(0.2)
            ? this.draftOf({ url, method: random.pick(UNSAFE_METHODS) }, [], 'no-cors')
            : this.draftOf(request, [], lane);
    }

    private untrusted(): Draft {
        const { untrusted, unknown } = this.places;
        const origin = this.random.pick([untrusted, unknown, unknown.replace('http:', 'ftp:')]);
        const request = { ...this.anyRequest(), url: this.url(origin) };
        return this.draftOf(request, [this.allowing(request)], this.anyLane(request));
    }

    private redirectedToUntrusted(): Draft {
        const request = this.simpleRequest();
        const target = this.random.pick([this.places.untrusted, this.places.unknown]);
        const hops = [...this.leading(request), this.redirect(`${target}${pathOf(this.id, 9)}`)];
        return this.draftOf(request, hops, this.anyLane());
    }

    /** At once, or by a redirect. */
    private insecure(): Draft {
        const { insecure } = this.places;
        if (this.random.chance(0.2)) {
            const redirect = this.redirect(`${insecure}${pathOf(this.id, 9)}`);
            return this.draftOf(this.simpleRequest(), [redirect], this.anyLane());
        }
        const request = { ...this.anyRequest(), url: this.url(insecure) };
        return this.draftOf(request, [], this.anyLane(request));
    }

    private corsFails(reason: string): Draft {
        const request = this.simpleRequest(needsCredentials(reason));
        return this.draftOf(request, [
            ...this.leading(request),
            { response: { status: this.status(), headers: [...this.failing(reason), ...this.random.some([KEPT], 1)] } }
        ]);
    }

    private preflightFails(reason: string): Draft {
        const request = this.preflighted(reason);
        const response = this.answer(request);
        return this.draftOf(request, [
            ...this.leading(request),
            { preflight: this.refusal(reason, request), response }
        ]);
    }

    /** The answer, or that of the preflight, breaks off. */
    private broken(how: NoAnswer, more: Partial<LaneRequest>): Draft {
        const request = { ...(how === 'cut' ? this.withoutCredentials() : this.anyRequest()), ...more };
        const isPreflighted = isUnsafe(request) && how !== 'cut';
        const hop: Recipe =
            isPreflighted && this.random.chance(0.5)
                ? { preflight: how, response: this.answer(request) }
                : { preflight: this.preflight(request), response: how };
        const lane = how === 'cut' ? 'direct' : this.anyLane(request);
        return this.draftOf(request, [...this.leading(request), hop], lane);
    }

    private silent(): Draft {
        const { random } = this;
        const secure = this.places.silent.filter((origin) => !origin.includes('.test'));
        const origin = random.pick(this.form === 'secure' ? secure : this.places.silent);
        const request = this.anyRequest();
        if (random.chance(0.3)) {
            return this.draftOf(
                this.simpleRequest(),
                [this.redirect(`${origin}${pathOf(this.id, 9)}`)],
                this.anyLane()
            );
        }
        return this.draftOf({ ...request, url: this.url(origin) }, [], this.anyLane(request));
    }

    private readable(): Draft {
        const request = this.anyRequest();
        return this.draftOf(request, [...this.leading(request), this.allowing(request)]);
    }

    private opaque(): Draft {
        const request = this.simpleRequest();
        return this.draftOf(request, [{ response: { status: this.status(), headers: [] } }], 'no-cors');
    }

    /** By Cross-Origin-Resource-Policy. */
    private kept(): Draft {
        const response = { status: this.status(), headers: [KEPT] };
        return this.draftOf(this.simpleRequest(), [{ response }], 'no-cors');
    }

    private badRedirect(): Draft {
        const target = this.random.pick([
            `${this.places.logged.replace('://', '://user:secret@')}${pathOf(this.id, 9)}`,
            'data:text/plain,x',
            pathOf(this.id)
        ]);
        return this.draftOf(this.simpleRequest(), [this.redirect(target)], this.anyLane());
    }

    // ---- requests ----------------------------------------------------------------------------------------------------

    /** A part of the requests goes to where no log is kept. */
    private draftOf(request: LaneRequest, hops: Recipe[], lane: Case['lane'] = 'direct'): Draft {
        const { logged, unlogged } = this.places;
        const isAtHome = request.url.startsWith(`${logged}/`);
        const hasLog = !isAtHome || this.random.chance(0.65);
        const leavesLog = JSON.stringify(hops).includes('?untraced');
        return {
            lane,
            request: hasLog ? request : { ...request, url: request.url.replace(logged, unlogged) },
            hops,
            isLogged: isAtHome && hasLog && !leavesLog && !this.hopsAway(hops),
            isDown: request.url.startsWith(this.places.silent[0]) && request.method === 'GET' && !isUnsafe(request),
            help: this.random.pick<Help>(['none', 'none', 'probe', 'others'])
        };
    }

    /** To a place where no log is kept: what happened there, the page cannot know. */
    private hopsAway(hops: Recipe[]): boolean {
        return hops.some(
            ({ response }) =>
                typeof response === 'object' &&
                response.headers.some(
                    ([name, value]) =>
                        name === 'Location' && this.places.silent.some((origin) => value.startsWith(origin))
                )
        );
    }

    private url(origin: string): string {
        return `${origin}${pathOf(this.id)}`;
    }

    private simpleRequest(include = this.random.chance(0.2)): LaneRequest {
        const method = this.random.pick(['GET', 'GET', 'GET', 'HEAD', 'POST']);
        const headers: HeaderList = [
            ...this.random.some(SAFE_HEADERS, 1),
            ...(method === 'POST' ? [['Content-Type', 'text/plain'] as HeaderList[number]] : [])
        ];
        return {
            url: this.url(this.places.logged),
            method,
            headers,
            credentials: include ? 'include' : this.random.pick(['omit', 'same-origin']),
            ...(method === 'POST' && { body: 'tea' })
        };
    }

    private withoutCredentials(): LaneRequest {
        return { ...this.simpleRequest(false), method: 'GET', body: undefined };
    }

    /** `reason`: what the preflight is to fail for, as only some requests can. */
    private preflighted(reason = ''): LaneRequest {
        const { random } = this;
        const include = needsCredentials(reason) || random.chance(0.2);
        const needsMethod = reason.startsWith('Method');
        const needsHeader = reason.startsWith('Header');
        const method = needsMethod || random.chance(0.6) ? random.pick(UNSAFE_METHODS) : 'GET';
        const isHeaderWanted = needsHeader || method === 'GET' || random.chance(0.5);
        return {
            url: this.url(this.places.logged),
            method,
            headers: isHeaderWanted ? [random.pick(UNSAFE_HEADERS)] : [],
            credentials: include ? 'include' : 'same-origin',
            ...(method !== 'GET' && random.chance(0.5) && { body: '{"item":"tea"}' })
        };
    }

    private anyRequest(): LaneRequest {
        return this.random.chance(0.3) ? this.preflighted() : this.simpleRequest();
    }

    /** Without CORS not every request can be made. */
    private anyLane(request?: LaneRequest): Case['lane'] {
        return !(request && isUnsafe(request)) && this.random.chance(0.25) ? 'no-cors' : 'direct';
    }

    // ---- answers -----------------------------------------------------------------------------------------------------

    private status(): number {
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

    private answer(request: LaneRequest): RecipeAnswer {
        return { status: this.status(), headers: this.passing(request) };
    }

    private preflight(request: LaneRequest): RecipeAnswer {
        return {
            status: this.random.pick([200, 204]),
            headers: [
                ...this.passing(request),
                ['Access-Control-Allow-Methods', request.method ?? 'GET'],
                ['Access-Control-Allow-Headers', (request.headers ?? []).map(([name]) => name).join(', ')]
            ]
        };
    }

    private allowing(request: LaneRequest): Recipe {
        return { preflight: this.preflight(request), response: this.answer(request) };
    }

    private failing(reason: string): HeaderList {
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
    private refusal(reason: string, request: LaneRequest): Answer {
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
    private leading(request: LaneRequest): Recipe[] {
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

    private redirect(location: string): Recipe {
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

const needsCredentials = (reason: string): boolean => /Wildcard|Credentials/.test(reason);

const isUnsafe = ({ method = 'GET', headers = [] }: LaneRequest): boolean =>
    UNSAFE_METHODS.includes(method) ||
    headers.some(([name, value]) => UNSAFE_HEADERS.some(([other, its]) => other === name && its === value));
