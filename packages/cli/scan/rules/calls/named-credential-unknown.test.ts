import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, namedCredential } from '../../testing/project-of.ts';

describeRule('named-credential-unknown', {
    hit: [
        [
            'a credential of a package, of which a note is made',
            apex('A', endpoint('callout:acme_x__Orders')),
            ['info A.cls:3'],
            /is that of a package, which the project does not have/
        ],

        [
            'a name that the project does not have',
            apex('A', endpoint('callout:Orders/x')),
            ['error A.cls:3'],
            /^The project has no Named Credential Orders\.$/
        ],
        [
            'through a constant and String.format',
            apex(
                'A',
                "static final String NC = 'Orders';\nvoid a(HttpRequest r) { r.setEndpoint(String.format('callout:{0}/x', new List<String>{ NC })); }"
            ),
            ['error A.cls:3']
        ]
    ],
    silent: [
        ['a name in another case', { ...apex('A', endpoint('callout:ORDERS/x')), ...namedCredential('Orders', API) }],
        [
            'a credential that Apex makes',
            apex(
                'A',
                `void a(HttpRequest r) { i.developerName = 'Orders'; ConnectApi.NamedCredentials.createNamedCredential(i); r.setEndpoint('callout:Orders'); }`
            )
        ]
    ]
});
