/** The one version of the REST API that the local org has. */
export const VERSION = '67.0';
