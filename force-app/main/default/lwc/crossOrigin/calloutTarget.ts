import { admin } from './fix';
import { escapeXml, nameOf } from './metadata';
import type { FetchRequest, Fix } from './types';

/** What a Callout Target may allow; the first where it cannot allow what is asked. Source: `CalloutTargets` of the Apex proxy. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Of the name of a record, and of its label. Source: Object Reference, *Custom Metadata Type__mdt*. */
const LONGEST_NAME = 40;

const TITLE = 'Register the Callout Target';
const SETUP = 'Setup > Custom Metadata Types > Callout Target';

/** For a target that is there, and allows less than the call needs: its record is in the org, under a name that nobody here knows. */
export const changedTarget: Fix = admin(
    'callout-target',
    TITLE,
    'Add or change the Callout Target record: its origin, path prefix, methods and headers.',
    SETUP
);

/** For an address that no target covers: a record that allows this call's method and headers, and no more of them. */
export function newTarget(origin: string, { method, headers = [] }: Pick<FetchRequest, 'method' | 'headers'>): Fix {
    const name = nameOf(origin).slice(0, LONGEST_NAME).replace(/_$/, '');
    const names = headers.map(([header]) => header);
    return {
        ...admin(
            'callout-target',
            TITLE,
            `Add a Callout Target for ${origin}, with a Path Prefix where Apex is to call no more than a part of it.`,
            SETUP
        ),
        code: {
            language: 'xml',
            file: `force-app/main/default/customMetadata/Callout_Target.${name}.md-meta.xml`,
            text: recordOf(name, [
                ['Is_Active__c', 'boolean', 'true'],
                ['Methods__c', 'string', METHODS.find((one) => one === method?.toUpperCase()) ?? METHODS[0]],
                ['Origin__c', 'string', origin],
                ['Request_Headers__c', 'string', [...new Set(['Accept', ...names])].join(',')]
            ])
        },
        warning: 'Where a target of this origin is there already, change that one: of two the first alone counts.'
    };
}

const recordOf = (label: string, values: [field: string, type: 'boolean' | 'string', value: string][]): string =>
    [
        '<?xml version="1.0" encoding="UTF-8" ?>',
        '<CustomMetadata',
        '    xmlns="http://soap.sforce.com/2006/04/metadata"',
        '    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        '    xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
        `    <label>${label}</label>`,
        '    <protected>false</protected>',
        ...values.flatMap(([field, type, value]) => [
            '    <values>',
            `        <field>${field}</field>`,
            `        <value xsi:type="xsd:${type}">${escapeXml(value)}</value>`,
            '    </values>'
        ]),
        '</CustomMetadata>'
    ].join('\n');
