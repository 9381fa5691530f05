import { machine } from '../runtime/machine.ts';
import { SObjectTypeValue } from '../runtime/operations.ts';

/** The first three characters of the Ids of standard objects: the same in every org. */
const KEY_PREFIXES = new Map(
    Object.entries({
        account: '001',
        note: '002',
        contact: '003',
        user: '005',
        opportunity: '006',
        opportunitylineitem: '00k',
        pricebookentry: '01u',
        product2: '01t',
        pricebook2: '01s',
        organization: '00D',
        userrole: '00E',
        profile: '00e',
        group: '00G',
        lead: '00Q',
        task: '00T',
        event: '00U',
        attachment: '00P',
        case: '500',
        solution: '501',
        asset: '02i',
        contract: '800',
        order: '801',
        orderitem: '802',
        campaign: '701',
        campaignmember: '00v',
        contentversion: '068',
        contentdocument: '069',
        recordtype: '012',
        permissionset: '0PS'
    })
);

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The first letter of the prefix of a project's own objects; the rest is another in every org, and here the place by name. */
const CUSTOM = new Map([
    ['__c', 'a'],
    ['__mdt', 'm'],
    ['__e', 'e'],
    ['__x', 'x']
]);

function customPrefix(object: string): string | null {
    const suffix = /__[a-z]+$/.exec(object)?.[0] ?? '';
    const letter = CUSTOM.get(suffix);
    const place = ownObjects()
        .filter((name) => name.endsWith(suffix))
        .indexOf(object);
    return letter && place >= 0 ? letter + DIGITS[Math.floor(place / 62) % 62] + DIGITS[place % 62] : null;
}

const ownObjects = (): string[] =>
    machine.types.sobjects
        .map(String)
        .filter((name) => name.includes('__'))
        .map((name) => name.toLowerCase())
        .sort();

/** Null for a standard object whose prefix is not known here. */
export const keyPrefix = (object: string): string | null =>
    KEY_PREFIXES.get(object.toLowerCase()) ?? customPrefix(object.toLowerCase());

/** The object that an Id is of. */
export function sobjectTypeOf(id: string): SObjectTypeValue {
    const prefix = id.slice(0, 3);
    const [standard] = [...KEY_PREFIXES].find(([, known]) => known === prefix) ?? [];
    const own = machine.types.sobjects.map(String).find((name) => name.includes('__') && keyPrefix(name) === prefix);
    const name = standard ? machine.types.standardObject(standard)?.name : own;
    if (!name) {
        throw machine.refuse(`Id.getSObjectType of ${id} is outside of this runtime: only an org knows that prefix.`);
    }
    return new SObjectTypeValue(name);
}
