import { describeRule } from '../../testing/describe-rule.ts';
import { API, type Files, trustedUrl } from '../../testing/project-of.ts';

describeRule('header-size', {
    hit: [
        [
            'hundreds of entries',
            Object.assign(
                {},
                ...Array.from({ length: 400 }, (_none, index) =>
                    trustedUrl(`A${index}`, `https://a-long-name-of-a-host-${index}.example.com`, ['connect'])
                )
            ) as Files,
            ['warning A100.cspTrustedSite-meta.xml:5']
        ]
    ],
    silent: [['a few', trustedUrl('A', API, ['connect'])]]
});
