import fs from 'node:fs';
import path from 'node:path';
import { SCENARIOS, scenarioById, type Expectation } from '../scenarios';

const METADATA = path.resolve(__dirname, '../../..');
const labels = fs.readFileSync(path.join(METADATA, 'labels/CustomLabels.labels-meta.xml'), 'utf8');
const targets = new Map(
    fs
        .readdirSync(path.join(METADATA, 'customMetadata'))
        .filter((file) => file.startsWith('Callout_Target.'))
        .map((file) => [file.split('.')[1], fs.readFileSync(path.join(METADATA, 'customMetadata', file), 'utf8')])
);

/** A Custom Label import is its own name here. */
const isLabel = (imported: string): boolean => labels.includes(`<fullName>${imported.replace(/^c\./, '')}</fullName>`);

/** Whether a comma-separated field of the target names it. */
const isListed = (target: string, name: string): boolean => new RegExp(`[>,]${name}[,<]`).test(target);

/** Each lane of each scenario for which something does not hold, as `scenario: lane`. */
const lanesThatBreak = (holds: (expected: Expectation, lane: string) => boolean): string[] =>
    SCENARIOS.flatMap(({ id, expected }) =>
        Object.entries(expected).flatMap(([lane, one]) => (holds(one, lane) ? [] : [`${id}: ${lane}`]))
    );

/** An image and a form give a script no response at all, and a record that the platform reads comes in none. */
const hasNoResponse = (lane: string): boolean => ['image', 'form', 'record-wire', 'record-apex'].includes(lane);

describe('c-scenarios', () => {
    it('gives every scenario an id of its own', () => {
        const ids = SCENARIOS.map(({ id }) => id);
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    it('finds a scenario by its id, and nothing by another', () => {
        expect(scenarioById('simple-no-header')?.request.path).toBe('/closed');
        expect(scenarioById('no-such-scenario')).toBeUndefined();
    });

    it('keeps the scenarios of a group together, as the picker shows them', () => {
        const groups = SCENARIOS.map(({ group }) => group).filter((group, index, all) => group !== all[index - 1]);
        expect(groups).toEqual([...new Set(groups)]);
    });

    it('has every text among the Custom Labels', () => {
        const texts = SCENARIOS.flatMap(({ title, shows, group }) => [title, shows, group]);
        expect(texts.filter((imported) => !isLabel(imported))).toEqual([]);
    });

    it('expects something in each lane that it shows, and in no other', () => {
        const differing = SCENARIOS.filter(
            ({ lanes, expected }) => [...lanes].sort().join() !== Object.keys(expected).sort().join()
        );
        expect(differing.map(({ id }) => id)).toEqual([]);
    });

    it('calls a registered target by a path, or one address', () => {
        const unusable = SCENARIOS.filter(({ request: { target, path: below, url } }) =>
            target === undefined ? !url : !targets.has(target) || !below?.startsWith('/') || url !== undefined
        );
        expect(unusable.map(({ id }) => id)).toEqual([]);
    });

    it('sends through Apex only what the target allows', () => {
        const refused = SCENARIOS.filter(({ lanes }) => lanes.includes('apex')).flatMap(({ id, request }) => {
            const target = targets.get(request.target ?? '');
            const sent = [request.method ?? 'GET', ...(request.headers ?? []).map(([name]) => name)];
            return target === undefined
                ? []
                : sent.filter((one) => !isListed(target, one)).map((one) => `${id}: ${one}`);
        });
        expect(refused).toEqual([]);
    });

    it('names a gate and a reason exactly where a call is blocked', () => {
        const holds = ({ outcome, gate, reason }: Expectation): boolean =>
            [gate, reason].every((one) => (one !== undefined) === (outcome === 'blocked'));
        expect(lanesThatBreak(holds)).toEqual([]);
    });

    it('gives the script a status exactly where there is a response, and 0 for an opaque one', () => {
        const holds = ({ outcome, status }: Expectation, lane: string): boolean =>
            hasNoResponse(lane)
                ? status === undefined
                : (status === undefined) === (outcome === 'blocked') && (status === 0) === (outcome === 'opaque');
        expect(lanesThatBreak(holds)).toEqual([]);
    });

    it('has one answer of the API for each request that it receives', () => {
        const holds = ({ seen, answered }: Expectation): boolean => (answered ?? seen).length === seen.length;
        expect(lanesThatBreak(holds)).toEqual([]);
    });

    it('has nothing done by an API that receives nothing', () => {
        expect(lanesThatBreak(({ seen, acted }) => acted === undefined || seen.length > 0)).toEqual([]);
    });

    it("calls the API of the page's own org at another origin than the page, for the user who looks at it", () => {
        const { origin, pathname } = new URL(scenarioById('salesforce-from-lwc')?.request.url ?? '');
        expect(origin).not.toBe(location.origin);
        expect(pathname).toMatch(/^\/services\/data\/v67\.0\/sobjects\/User\/005/);
    });

    it('takes the address of the same-origin answer from the platform', () => {
        // Jest's stand-in for a static resource is its name, with no path before it.
        expect(scenarioById('same-origin')?.request.url).not.toBe('/resource/Same_Origin');
        expect(scenarioById('same-origin')?.request.url).toContain('Same_Origin');
    });
});
