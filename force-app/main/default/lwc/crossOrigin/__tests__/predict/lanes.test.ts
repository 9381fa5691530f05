import { requestIn } from '../../lanes';
import type { Lane } from '../../types';

describe('what a lane makes of a request', () => {
    const url = 'https://api.test/';
    it.each<[Lane, object]>([
        ['direct', {}],
        ['apex', {}],
        ['no-cors', { mode: 'no-cors' }],
        ['image', { mode: 'no-cors', destination: 'image' }],
        ['form', { destination: 'form' }]
    ])('%s: %j', (lane, more) => {
        expect(requestIn(lane, { url })).toEqual({ url, ...more });
    });
});
