import { blockedByCors, blockedByCsp, opaque, readable } from './expect';
import type { HeaderList } from '../crossOrigin/types';
import type { ScenarioRequest, ScenarioRow } from './types';

const PLAIN_TEXT: HeaderList = [['Content-Type', 'text/plain']];
const order = (path: string): ScenarioRequest => ({
    target: 'Sample_API',
    path,
    method: 'POST',
    headers: PLAIN_TEXT,
    body: 'Green tea'
});
/** An image takes the address only; a form sends the fields of the body. */
const WITHOUT_SCRIPT = {
    path: '/without-script',
    method: 'POST',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']] as HeaderList,
    body: 'item=Green+tea'
};
/** An image and a form give a script no response object at all, not even one with status 0. */
const unreadable = {
    image: opaque(['GET'], { answered: [200], status: undefined }),
    form: opaque(['POST'], { answered: [201], acted: 'order placed', status: undefined })
};

/** CORS guards the reading, not the doing: what a call does although its answer is withheld. */
export const ACTING_ROWS: ScenarioRow[] = [
    {
        id: 'acts-anyway',
        group: 'acting',
        needs: 'sample-api',
        request: order('/acts-anyway'),
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['POST'], { answered: [201], acted: 'order placed' }),
            'no-cors': opaque(['POST'], { answered: [201], acted: 'order placed' }),
            apex: readable(201, ['POST'], { acted: 'order placed' })
        }
    },
    {
        id: 'checks-origin-first',
        group: 'acting',
        needs: 'sample-api',
        request: order('/checks-origin-first'),
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['POST'], { answered: [403] }),
            'no-cors': opaque(['POST'], { answered: [403] }),
            apex: readable(201, ['POST'], { acted: 'order placed' })
        }
    },
    {
        id: 'origin-gate',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/origin-gate' },
        lanes: ['direct', 'no-cors', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [403] }),
            'no-cors': opaque(['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        }
    },
    {
        id: 'safelist-express',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/safelist' },
        lanes: ['direct', 'apex'],
        expected: { direct: readable(200, ['GET']), apex: readable(200, ['GET']) }
    },
    {
        id: 'safelist-express-other-origin',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/safelist' },
        lanes: ['direct', 'apex'],
        expected: {
            direct: blockedByCors('MissingAllowOriginHeader', ['GET'], { answered: [200] }),
            apex: readable(200, ['GET'])
        },
        pageOrigin: 'other'
    },
    {
        id: 'fire-and-forget',
        group: 'acting',
        needs: 'sample-api',
        request: order('/acts-anyway'),
        lanes: ['fire-and-forget', 'no-cors'],
        expected: {
            'fire-and-forget': blockedByCors('MissingAllowOriginHeader', ['POST'], {
                answered: [201],
                acted: 'order placed',
                callbacks: ['catch', 'finally']
            }),
            'no-cors': opaque(['POST'], { answered: [201], acted: 'order placed' })
        }
    },
    {
        id: 'not-script',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', ...WITHOUT_SCRIPT },
        lanes: ['image', 'form'],
        expected: unreadable
    },
    {
        id: 'not-script-untrusted',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', ...WITHOUT_SCRIPT },
        lanes: ['image', 'form'],
        expected: { ...unreadable, image: blockedByCsp },
        expectedUnderOlderDirectives: unreadable
    },
    {
        id: 'image-trusted',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API', path: '/without-script' },
        lanes: ['image'],
        expected: { image: unreadable.image }
    },
    {
        id: 'image-untrusted',
        group: 'acting',
        needs: 'sample-api',
        request: { target: 'Sample_API_Untrusted', path: '/without-script' },
        lanes: ['image'],
        expected: { image: blockedByCsp },
        expectedUnderOlderDirectives: { image: unreadable.image }
    }
];
