/** Names that the compiler knows without having anything behind them. */

const database = 'it needs a database';
const asynchronous = 'it is asynchronous Apex';
const platform = 'it needs services of a real org';

/** Lower-case type or namespace → why it is refused. */
export const OUT_OF_SCOPE = new Map(
    Object.entries({
        database,
        savepoint: database,
        approval: database,
        querylocator: database,
        trigger: 'it is trigger context',
        queueable: asynchronous,
        queueablecontext: asynchronous,
        schedulable: asynchronous,
        schedulablecontext: asynchronous,
        finalizer: asynchronous,
        batchable: asynchronous,
        batchablecontext: asynchronous,
        continuation: asynchronous,
        messaging: platform,
        apexpages: platform,
        pagereference: platform,
        connectapi: platform,
        cache: platform,
        auth: platform,
        flow: platform,
        metadata: platform,
        eventbus: platform,
        webservicecallout: 'SOAP callouts are not supported',
        webservicemock: 'SOAP callouts are not supported'
    })
);

/** Standard objects whose records may be made in memory, by lower-case name. */
export const STANDARD_OBJECTS = new Map(
    `Account AccountContactRelation Asset Attachment Campaign CampaignMember Case CaseComment Contact ContentDocument
    ContentDocumentLink ContentVersion Contract Document EmailMessage EmailTemplate Event FeedItem Group GroupMember
    Idea Lead Note Opportunity OpportunityContactRole OpportunityLineItem Order OrderItem Organization PermissionSet
    PermissionSetAssignment Pricebook2 PricebookEntry Product2 Profile Quote QuoteLineItem RecordType Solution
    StaticResource Task User UserRole WorkOrder`
        .split(/\s+/)
        .map((name) => [name.toLowerCase(), name])
);

/** Fields of standard objects that hold an Id. */
const ID_FIELD =
    /^((owner|account|contact|parent|recordtype|createdby|lastmodifiedby|user|profile|userrole|campaign|lead|opportunity|case|pricebook2|product2|pricebookentry|who|what|organization|contentdocument|linkedentity|assignee|permissionset|manager)?id)$/i;

export const isIdField = (name: string): boolean => ID_FIELD.test(name);
