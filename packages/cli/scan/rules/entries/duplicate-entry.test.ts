import { describeRule } from '../../testing/describe-rule.ts';
import { API, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('duplicate-entry', {
    hit: [
        ['one address twice', { ...remoteSite('A', API), ...remoteSite('B', `${API}/`) }, ['B.remoteSite-meta.xml:5']]
    ],
    silent: [
        [
            'two directives of one address in two entries',
            { ...trustedUrl('A', API, ['connect']), ...trustedUrl('B', API, ['img']) }
        ]
    ]
});
