import { describeRule } from '../../testing/describe-rule.ts';
import { API, type Files, trustedUrl } from '../../testing/project-of.ts';

/** Entries of 99 bytes in the header each, the first of them longer by some. */
const entriesOf = (count: number, context: string, name: string, more = 0): Files =>
    Object.assign(
        {},
        ...Array.from({ length: count }, (_none, index) =>
            trustedUrl(
                `${name}${index}`,
                `https://${`h${index}`.padEnd(78 + (index === 0 ? more : 0), 'x')}.example.com`,
                ['connect'],
                { context }
            )
        )
    ) as Files;

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
            ['warning A100.cspTrustedSite-meta.xml:5'],
            /^The policy of LEX takes about \d+ bytes; keep it under 12288\. This entry alone takes \d+\.$/
        ],
        [
            'in each context that entries are for',
            { ...entriesOf(99, 'Communities', 'C'), ...entriesOf(99, 'VisualForce', 'V') },
            ['warning C0.cspTrustedSite-meta.xml:5', 'warning V0.cspTrustedSite-meta.xml:5']
        ]
    ],
    silent: [
        ['exactly what is advised', entriesOf(98, 'Communities', 'C', 12288 - 2500 - 98 * 99)],
        ['a few', trustedUrl('A', API, ['connect'])]
    ]
});
