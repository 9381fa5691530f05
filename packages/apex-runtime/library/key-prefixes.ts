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

/** Null for an object of a project: its prefix is another in every org. */
export const keyPrefix = (object: string): string | null => KEY_PREFIXES.get(object.toLowerCase()) ?? null;

/** The object that an Id is of. */
export function sobjectTypeOf(id: string): SObjectTypeValue {
    const [object] = [...KEY_PREFIXES].find(([, prefix]) => prefix === id.slice(0, 3)) ?? [];
    const name = object && machine.types.standardObject(object);
    if (!name) {
        throw machine.refuse(`Id.getSObjectType of ${id} is outside of this runtime: only an org knows that prefix.`);
    }
    return new SObjectTypeValue(name);
}
