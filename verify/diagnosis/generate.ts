import type { HeaderList, LaneRequest } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { NoAnswer, Recipe } from '../../servers/sample-api/src/index.ts';
import { Random } from '../browser/random.ts';
import { Answers } from './answers.ts';
import { pathOf, type Case, type Form, type Help } from './case.ts';
import type { Places } from './places.ts';
import { isUnsafe, needsCredentials, Requests, UNSAFE_METHODS } from './requests.ts';

/** Keeps the answer from no-cors calls too, a probe among them: several servers send it unasked. */
const KEPT: HeaderList[number] = ['Cross-Origin-Resource-Policy', 'same-origin'];
/** Milliseconds after which a call is given up whose answer never comes. */
const TIME_LIMIT = 150;

type Draft = Omit<Case, 'id' | 'kind' | 'form'>;

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
    private readonly requests: Requests;
    private readonly answers: Answers;

    constructor(random: Random, places: Places, id: number, form: Form, page: string) {
        this.random = random;
        this.places = places;
        this.id = id;
        this.form = form;
        this.requests = new Requests(random, this.url(places.logged));
        this.answers = new Answers(random, id, page);
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
        const request = { ...this.requests.any(), url: this.url(origin) };
        return this.draftOf(request, [this.answers.allowing(request)], this.anyLane(request));
    }

    private redirectedToUntrusted(): Draft {
        const request = this.requests.simple();
        const target = this.random.pick([this.places.untrusted, this.places.unknown]);
        const hops = [...this.answers.leading(request), this.answers.redirect(`${target}${pathOf(this.id, 9)}`)];
        return this.draftOf(request, hops, this.anyLane());
    }

    /** At once, or by a redirect. */
    private insecure(): Draft {
        const { insecure } = this.places;
        if (this.random.chance(0.2)) {
            const redirect = this.answers.redirect(`${insecure}${pathOf(this.id, 9)}`);
            return this.draftOf(this.requests.simple(), [redirect], this.anyLane());
        }
        const request = { ...this.requests.any(), url: this.url(insecure) };
        return this.draftOf(request, [], this.anyLane(request));
    }

    private corsFails(reason: string): Draft {
        const request = this.requests.simple(needsCredentials(reason));
        return this.draftOf(request, [
            ...this.answers.leading(request),
            {
                response: {
                    status: this.answers.status(),
                    headers: [...this.answers.failing(reason), ...this.random.some([KEPT], 1)]
                }
            }
        ]);
    }

    private preflightFails(reason: string): Draft {
        const request = this.requests.preflighted(reason);
        const response = this.answers.answer(request);
        return this.draftOf(request, [
            ...this.answers.leading(request),
            { preflight: this.answers.refusal(reason, request), response }
        ]);
    }

    /** The answer, or that of the preflight, breaks off. */
    private broken(how: NoAnswer, more: Partial<LaneRequest>): Draft {
        const request = { ...(how === 'cut' ? this.requests.withoutCredentials() : this.requests.any()), ...more };
        const isPreflighted = isUnsafe(request) && how !== 'cut';
        const hop: Recipe =
            isPreflighted && this.random.chance(0.5)
                ? { preflight: how, response: this.answers.answer(request) }
                : { preflight: this.answers.preflight(request), response: how };
        const lane = how === 'cut' ? 'direct' : this.anyLane(request);
        return this.draftOf(request, [...this.answers.leading(request), hop], lane);
    }

    private silent(): Draft {
        const { random } = this;
        const secure = this.places.silent.filter((origin) => !origin.includes('.test'));
        const origin = random.pick(this.form === 'secure' ? secure : this.places.silent);
        const request = this.requests.any();
        if (random.chance(0.3)) {
            return this.draftOf(
                this.requests.simple(),
                [this.answers.redirect(`${origin}${pathOf(this.id, 9)}`)],
                this.anyLane()
            );
        }
        return this.draftOf({ ...request, url: this.url(origin) }, [], this.anyLane(request));
    }

    private readable(): Draft {
        const request = this.requests.any();
        return this.draftOf(request, [...this.answers.leading(request), this.answers.allowing(request)]);
    }

    private opaque(): Draft {
        const request = this.requests.simple();
        return this.draftOf(request, [{ response: { status: this.answers.status(), headers: [] } }], 'no-cors');
    }

    /** By Cross-Origin-Resource-Policy. */
    private kept(): Draft {
        const response = { status: this.answers.status(), headers: [KEPT] };
        return this.draftOf(this.requests.simple(), [{ response }], 'no-cors');
    }

    private badRedirect(): Draft {
        const target = this.random.pick([
            `${this.places.logged.replace('://', '://user:secret@')}${pathOf(this.id, 9)}`,
            'data:text/plain,x',
            pathOf(this.id)
        ]);
        return this.draftOf(this.requests.simple(), [this.answers.redirect(target)], this.anyLane());
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

    /** Without CORS not every request can be made. */
    private anyLane(request?: LaneRequest): Case['lane'] {
        return !(request && isUnsafe(request)) && this.random.chance(0.25) ? 'no-cors' : 'direct';
    }
}
