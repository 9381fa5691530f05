import { all, textOf, type XmlElement } from './xml.ts';

/** A record of `Callout_Target__mdt`: an address that CalloutProxy, and so Apex, may call for a component. No type of Salesforce's own. */
export interface CalloutTarget {
    name: string;
    /** Scheme, host and port, as they are written. */
    origin: string;
    /** Begins with a slash; empty for every path. */
    pathPrefix: string;
    /** The call goes through it; without one the origin must be a Remote Site. */
    namedCredential?: string;
    active: boolean;
    /** The line of the origin; of the record when it has none. */
    line: number;
}

const RECORD = /(?:^|\/)Callout_Target\.([^/]+?)\.md(?:-meta\.xml)?$/;

export const isCalloutTarget = (file: string): boolean => RECORD.test(file);

/** The target that a file of custom metadata holds. */
export function calloutTarget(file: string, record: XmlElement): CalloutTarget {
    const fields = new Map(
        all(record, 'values').map((values) => [
            textOf(values, 'field'),
            { text: textOf(values, 'value') ?? '', line: all(values, 'value')[0]?.line ?? values.line }
        ])
    );
    const valueOf = (field: string): string => fields.get(field)?.text ?? '';
    return {
        name: RECORD.exec(file)![1],
        origin: valueOf('Origin__c').replace(/\/$/, ''),
        pathPrefix: valueOf('Path_Prefix__c').replace(/\/$/, ''),
        namedCredential: valueOf('Named_Credential__c') || undefined,
        active: valueOf('Is_Active__c') === 'true',
        line: fields.get('Origin__c')?.line ?? record.line
    };
}
