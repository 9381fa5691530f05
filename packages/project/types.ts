/** What the local org knows of force-app's metadata. Field names are those of the Metadata API. */

export interface TrustedSite {
    name: string;
    endpointUrl: string;
    isActive: boolean;
    context: string;
    description?: string;
    isApplicableToConnectSrc: boolean;
    isApplicableToFontSrc: boolean;
    isApplicableToFrameSrc: boolean;
    isApplicableToImgSrc: boolean;
    isApplicableToMediaSrc: boolean;
    isApplicableToStyleSrc: boolean;
}

export interface RemoteSite {
    name: string;
    url: string;
    isActive: boolean;
    disableProtocolSecurity: boolean;
    description?: string;
}

export interface NamedCredential {
    name: string;
    url: string;
    label?: string;
    externalCredential?: string;
    allowMergeFieldsInHeader?: boolean;
    allowMergeFieldsInBody?: boolean;
}

export interface ExternalCredential {
    name: string;
    /** Custom headers; a value may hold `{!$Credential.<external credential>.<parameter>}`. */
    headers: { name: string; value: string }[];
}

export type CustomMetadataRecord = { DeveloperName: string; MasterLabel: string } & Record<string, unknown>;

export interface StaticResource {
    name: string;
    file: string;
    contentType: string;
}

export interface PermissionSet {
    name: string;
    label: string;
}

export interface OrgMetadata {
    trustedSites: TrustedSite[];
    remoteSites: RemoteSite[];
    namedCredentials: NamedCredential[];
    externalCredentials: ExternalCredential[];
    /** Url patterns of the CORS allowlist. */
    corsAllowlist: string[];
    /** Type's API name, such as `Callout_Target__mdt` → its records. */
    customMetadata: Map<string, CustomMetadataRecord[]>;
    /** Label name → value. */
    labels: Map<string, string>;
    staticResources: Map<string, StaticResource>;
    permissionSets: PermissionSet[];
}
