import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, meta, namedCredential } from '../../testing/project-of.ts';

describeRule('credential-without-access', {
    hit: [
        [
            'a project without permission sets, of which a note is made',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                )
            },
            ['info Api.externalCredential-meta.xml:2']
        ],
        [
            'a principal that is switched off',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><externalCredentialPrincipalAccesses><enabled>false</enabled><externalCredentialPrincipal>Api-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            },
            ['warning Api.externalCredential-meta.xml:2']
        ],
        [
            'a name without a principal',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Api</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            },
            ['warning Api.externalCredential-meta.xml:2']
        ],
        [
            'a principal of another credential',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Other-Api</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            },
            ['warning Api.externalCredential-meta.xml:2']
        ],

        [
            'no permission set opens the principal',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta('permissionsets/P.permissionset-meta.xml', '<PermissionSet><label>P</label></PermissionSet>')
            },
            ['warning Api.externalCredential-meta.xml:2']
        ]
    ],
    silent: [
        [
            'a credential that no callout uses',
            {
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><externalCredentialPrincipalAccesses><externalCredentialPrincipal>Other-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            }
        ],
        [
            'one that a profile opens, in the older format and with a namespace',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'profiles/Admin.profile',
                    '<PermissionSet><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>acme_x__Api-Main-2</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            }
        ],

        [
            'one does',
            {
                ...apex('A', endpoint('callout:Orders')),
                ...namedCredential('Orders', API),
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...meta(
                    'permissionsets/P.permissionset-meta.xml',
                    '<PermissionSet><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Api-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>'
                )
            }
        ]
    ]
});
