import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, meta, namedCredential } from '../../testing/project-of.ts';

describeRule('credential-without-access', {
    hit: [
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
            ['Api.externalCredential-meta.xml:2']
        ]
    ],
    silent: [
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
