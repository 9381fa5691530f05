import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Random } from '../../browser/random.ts';
import { startRig, type Rig, type Target } from './rig.ts';
import { STEPS } from './servers.ts';
import { spellingOf } from './spellings.ts';

const SPELLINGS = 1500;
/** Made-up servers that each path which was let through is shown to. */
const SERVERS = 100;

const TARGETS: Target[] = [
    { name: 'Open', prefix: '' },
    { name: 'Secured', prefix: '/secured', methods: 'GET', hasCredential: true },
    { name: 'Closed', prefix: '/closed', isActive: false },
    { name: 'Deep', prefix: '/v1/internal/accounts', isActive: false },
    { name: 'File', prefix: '/report.json', isActive: false },
    { name: 'Long', prefix: '/administration', isActive: false },
    { name: 'Mixed', prefix: '/Shop/Inside', isActive: false }
];

const steps = Object.entries(STEPS);
let rig: Rig;

before(async () => {
    rig = await startRig(TARGETS);
});
after(() => rig.close());

test(`of ${SPELLINGS} ways to write a closed or narrower path, none reaches it through a wider target`, async () => {
    const random = new Random(14);
    const wanted = TARGETS.slice(1).map(({ prefix }) => prefix);
    const spellings = new Set(Array.from({ length: SPELLINGS }, () => spellingOf(random.pick(wanted), random)));
    assert.ok(spellings.size > SPELLINGS * 0.8, 'they differ');
    let refused = 0;
    for (const url of spellings) {
        const { outcome, target, fix } = await rig.send({ url });
        if (outcome === 'RECEIVED') {
            // What was let through is judged as it reached the API.
            const path = rig.received.at(-1)!.url.split('?')[0];
            assert.equal(misreading(path, target!, random), undefined, url);
        } else {
            refused++;
            assert.notEqual(fix, '', url);
        }
    }
    assert.ok(refused > spellings.size / 2, 'most are refused');
});

test('a plain path reaches the target that it is written under', async () => {
    const paths = { '/orders/1': 'Open', '/closedness': 'Open', '/secured/orders': 'Secured', '/v1/internal': 'Open' };
    for (const [url, target] of Object.entries(paths)) {
        assert.equal((await rig.send({ url })).target, target, url);
        assert.equal(rig.received.at(-1)!.url, url);
    }
});

/** Says how a server may take the path for one of another target than the one that let it through. */
function misreading(path: string, target: string, random: Random): string | undefined {
    for (let count = 0; count < SERVERS; count++) {
        const server = Array.from({ length: 1 + random.below(6) }, () => random.pick(steps));
        const read = server.reduce((text, [, step]) => step(text), path);
        if (nearest(read) !== target) {
            return `${read}, by a server that ${server.map(([name]) => name).join(', then ')}`;
        }
    }
    return undefined;
}

const nearest = (path: string): string =>
    TARGETS.filter(({ prefix }) => prefix === '' || `${path}/`.startsWith(`${prefix}/`)).reduce((left, right) =>
        right.prefix.length > left.prefix.length ? right : left
    ).name;
