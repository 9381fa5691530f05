import { describeRule } from '../../testing/describe-rule.ts';
import { apex, API, endpoint, meta, namedCredential, type Files } from '../../testing/project-of.ts';

const credential = (...principals: string[]): Files =>
    meta(
        'externalCredentials/Api.externalCredential-meta.xml',
        `<ExternalCredential>\n<authenticationProtocol>Custom</authenticationProtocol>${[
            ['Authorization', 'AuthHeader'],
            ...principals.map((name) => [name, 'NamedPrincipal'])
        ]
            .map(
                ([name, type]) =>
                    `<externalCredentialParameters><parameterName>${name}</parameterName><parameterType>${type}</parameterType></externalCredentialParameters>`
            )
            .join('')}</ExternalCredential>`
    );

const PROJECT = { ...apex('A', endpoint('callout:Orders')), ...namedCredential('Orders', API), ...credential() };
const access = (principal: string, enabled = '<enabled>true</enabled>'): string =>
    `<PermissionSet><externalCredentialPrincipalAccesses>${enabled}<externalCredentialPrincipal>${principal}</externalCredentialPrincipal></externalCredentialPrincipalAccesses></PermissionSet>`;
const permissionSet = (content: string): Files => meta('permissionsets/P.permissionset-meta.xml', content);

const WARNING = ['warning Api.externalCredential-meta.xml:2'];

describeRule('credential-without-access', {
    hit: [
        [
            'a project without permission sets, of which a note is made',
            PROJECT,
            ['info Api.externalCredential-meta.xml:2'],
            /opens a principal of the External Credential Api\.$/
        ],
        ['no permission set opens the principal', { ...PROJECT, ...permissionSet('<PermissionSet/>') }, WARNING],
        [
            'a principal that is switched off',
            { ...PROJECT, ...permissionSet(access('Api-Main', '<enabled>false</enabled>')) },
            WARNING
        ],
        ['a name without a principal', { ...PROJECT, ...permissionSet(access('Api')) }, WARNING],
        ['what only ends like one', { ...PROJECT, ...permissionSet(access('An Api-Main')) }, WARNING],
        ['no name', { ...PROJECT, ...permissionSet(access('')) }, WARNING],
        ['a principal of another credential', { ...PROJECT, ...permissionSet(access('Other-Api')) }, WARNING],
        ['a credential whose name only ends alike', { ...PROJECT, ...permissionSet(access('MyApi-Main')) }, WARNING],
        [
            'a principal that the credential does not have',
            { ...PROJECT, ...credential('Main', 'Second'), ...permissionSet(access('Api-Old')) },
            WARNING,
            /opens the principal Main or Second of the External Credential Api\.$/
        ],
        [
            'a permission set that is no XML',
            { ...PROJECT, ...permissionSet(`${access('Api-Main')}</PermissionSet>`) },
            WARNING
        ]
    ],
    silent: [
        [
            'a credential that no callout uses',
            { ...namedCredential('Orders', API), ...credential(), ...permissionSet(access('Other-Main')) }
        ],
        [
            'a credential of which another Named Credential is used',
            {
                ...PROJECT,
                ...namedCredential('Other', API, 'Second'),
                ...meta(
                    'externalCredentials/Second.externalCredential-meta.xml',
                    '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol></ExternalCredential>'
                ),
                ...permissionSet(access('Api-Main'))
            }
        ],
        [
            'one that a profile opens, in the older format and with a namespace',
            { ...PROJECT, ...meta('profiles/Admin.profile', access('acme_x__Api-Main-2')) }
        ],
        [
            'one that names its permission set itself, as the first form of credentials did',
            {
                ...PROJECT,
                ...meta(
                    'externalCredentials/Api.externalCredential-meta.xml',
                    '<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol><externalCredentialParameters><parameterName>Main</parameterName><parameterType>NamedPrincipal</parameterType><principal>Users_of_Api</principal></externalCredentialParameters></ExternalCredential>'
                ),
                ...permissionSet('<PermissionSet/>')
            }
        ],
        ['one that a permission set opens', { ...PROJECT, ...permissionSet(access('Api-Main')) }],
        ['one that is opened without a word of enabled', { ...PROJECT, ...permissionSet(access('Api-Main', '')) }],
        [
            'one of two principals is opened, in other letters and with blanks around its name',
            { ...PROJECT, ...credential('Main', 'Second'), ...permissionSet(access(' api - MAIN ')) }
        ]
    ]
});
