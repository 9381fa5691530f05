/** Why nobody can write the change for a reason: each that has none is here. */
export const WITHOUT_CHANGE: Record<string, string> = {
    'invalid-url': 'the text is no address, and which one was meant is not known',
    'invalid-data-url': 'the text is no data: address, and what it was to hold is not known',
    LocalNetworkAccessPermissionDenied: 'a sandboxed page has no origin that a permission could be given to',
    DisallowedByMode: 'a sandboxed page has no origin that the script of a worker could come from',
    CorsDisabledScheme: 'there is no web address for this scheme, so no call of a browser reaches it'
};
