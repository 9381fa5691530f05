import { describeRule } from '../../testing/describe-rule.ts';
import { API, apiVersion, meta, remoteSite, trustedUrl } from '../../testing/project-of.ts';

describeRule('malformed-entry', {
    hit: [
        ['a brace', trustedUrl('A', 'https://{sub}.example.com', ['connect']), ['A.cspTrustedSite-meta.xml:5']],
        ['a wildcard in a Remote Site', remoteSite('A', 'https://*.example.com'), ['A.remoteSite-meta.xml:5']],
        [
            'no directive, since API 59',
            { ...trustedUrl('A', API, []), ...apiVersion('59.0') },
            ['A.cspTrustedSite-meta.xml:5']
        ]
    ],
    silent: [
        ['a host without a scheme', trustedUrl('A', '*.example.com', ['connect'])],
        ['no directive, before API 59', { ...trustedUrl('A', API, []), ...apiVersion('58.0') }],
        [
            'no directive and a device',
            {
                ...meta(
                    'cspTrustedSites/A.cspTrustedSite-meta.xml',
                    `<CspTrustedSite><canAccessCamera>true</canAccessCamera><endpointUrl>${API}</endpointUrl><isActive>true</isActive></CspTrustedSite>`
                ),
                ...apiVersion('60.0')
            }
        ],
        [
            'a text that is replaced when it is deployed',
            {
                ...trustedUrl('A', 'https://{sub}.example.com', ['connect']),
                '/sfdx-project.json':
                    '{"packageDirectories":[{"path":"force-app"}],"replacements":[{"stringToReplace":"{sub}"}]}'
            }
        ]
    ]
});
