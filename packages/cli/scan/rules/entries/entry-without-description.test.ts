import { describeRule } from '../../testing/describe-rule.ts';
import { API, trustedUrl } from '../../testing/project-of.ts';

describeRule('entry-without-description', {
    hit: [['none', trustedUrl('A', API, ['connect'], { description: '' }), ['info A.cspTrustedSite-meta.xml:4']]],
    silent: [['one', trustedUrl('A', API, ['connect'])]]
});
