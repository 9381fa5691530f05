/** What a page without an origin, as a sandboxed one, cannot have changed for it. */
export const SANDBOXED = ' of a sandboxed page';

const NO_ORIGIN =
    'Salesforce lets in the origins on the allowlist of the org, of which a sandboxed page has none, nor has it a server of its own';

/** Why nobody can write the change for a reason: each that has none is here. */
export const WITHOUT_CHANGE: Record<string, string> = {
    'invalid-url': 'the text is no address, and which one was meant is not known',
    'invalid-data-url': 'the text is no data: address, and what it was to hold is not known',
    [`LocalNetworkAccessPermissionDenied${SANDBOXED}`]:
        'a sandboxed page has no origin that a permission could be given to',
    [`DisallowedByMode${SANDBOXED}`]: 'a sandboxed page has no origin that the script of a worker could come from',
    [`MissingAllowOriginHeader${SANDBOXED}`]: NO_ORIGIN,
    [`PreflightMissingAllowOriginHeader${SANDBOXED}`]: NO_ORIGIN,
    CorsDisabledScheme: 'there is no web address for this scheme, so no call of a browser reaches it'
};
