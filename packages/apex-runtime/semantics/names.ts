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
    `Account AccountContactRelation AccountHistory AccountShare AccountTeamMember ApexClass ApexLog ApexPage
    ApexTrigger AppMenuItem Asset AsyncApexJob Attachment AuthProvider AuthSession BusinessHours BusinessProcess
    Campaign CampaignMember Case CaseComment CaseHistory CaseStatus CaseTeamMember CategoryNode CollaborationGroup
    CollaborationGroupMember ConnectedApplication Contact ContactPointEmail ContactPointPhone ContentDistribution
    ContentDocument ContentDocumentLink ContentFolder ContentVersion ContentWorkspace Contract CronJobDetail
    CronTrigger CurrencyType CustomPermission Dashboard Document DuplicateRule EmailMessage EmailMessageRelation
    EmailTemplate Entitlement EntityDefinition EntityParticle Event EventRelation FeedComment FeedItem
    FieldDefinition FieldPermissions FiscalYearSettings FlowInterview Folder Group GroupMember Holiday Idea
    Individual Lead LeadHistory LeadStatus LightningComponentBundle LoginHistory Macro MatchingRule
    NamedCredential NetworkMember Note ObjectPermissions Opportunity OpportunityContactRole
    OpportunityHistory OpportunityLineItem OpportunityShare OpportunityStage OpportunityTeamMember Order OrderItem
    OrgWideEmailAddress Organization Partner Period PermissionSet PermissionSetAssignment PermissionSetGroup
    PermissionSetLicense PermissionSetLicenseAssign PlatformAction Pricebook2 PricebookEntry ProcessDefinition
    ProcessInstance ProcessInstanceStep ProcessInstanceWorkitem Product2 Profile QueueSobject Quote QuoteLineItem
    RecordType Report ServiceAppointment ServiceContract ServiceResource SetupEntityAccess Solution
    StaticResource Task TaskPriority TaskStatus Topic TopicAssignment User UserLicense UserLogin UserPackageLicense
    UserPermissionAccess UserPreference UserRecordAccess UserRole UserShare UserTeamMember WorkOrder
    WorkOrderLineItem WorkType`
        .split(/\s+/)
        .map((name) => [name.toLowerCase(), name])
);

/** Fields of standard objects that hold an Id. */
const ID_FIELD =
    /^((owner|account|contact|parent|recordtype|createdby|lastmodifiedby|user|profile|userrole|campaign|lead|opportunity|case|pricebook2|product2|pricebookentry|who|what|organization|contentdocument|linkedentity|assignee|permissionset|manager)?id)$/i;

export const isIdField = (name: string): boolean => ID_FIELD.test(name);
