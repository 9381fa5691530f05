/** What the lines of consoles are made of. */

export const PAGE = 'https://acme.lightning.force.com';
export const API = 'https://api.example.com/v1?a=(b)';
export const CORS = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
export const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: `;
export const CSP = 'violates the following Content Security Policy directive: "connect-src \'self\'"';
