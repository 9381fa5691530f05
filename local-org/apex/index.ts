export interface ApexSource {
    path: string;
    text: string;
}

/** What the runtime asks of the org at call time; it may change between calls. */
export interface ApexOrgEnvironment {
    remoteSites(): { url: string; isActive: boolean }[];
    /** Secrets already filled in; `url` is the base. */
    namedCredentials(): { name: string; url: string; headers: [string, string][] }[];
    customMetadata(typeApiName: string): Record<string, unknown>[];
    label(name: string): string | undefined;
    staticResource(name: string): Uint8Array | undefined;
}

/** The body of an Apex error as the platform sends it to a component. */
export interface AuraError {
    message: string;
    exceptionType?: string;
    isUserDefinedException: boolean;
    stackTrace?: string;
}

export interface ApexRuntime {
    /** Calls an `@AuraEnabled` static method. */
    invoke(
        className: string,
        methodName: string,
        params: Record<string, unknown>
    ): Promise<{ ok: true; value: unknown } | { ok: false; error: AuraError }>;
}

export function createApexRuntime(sources: ApexSource[], org: ApexOrgEnvironment): ApexRuntime {
    throw new Error(`${sources.length} Apex classes do not run here yet (${typeof org}).`);
}
