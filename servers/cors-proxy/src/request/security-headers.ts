import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { FlatHeaders } from './exchange.ts';

/** What helmet puts on an answer. It is the same on every answer, so it is asked once and not for each request. */
export function securityHeaders(): FlatHeaders {
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    const policy = { useDefaults: false, directives: { 'default-src': ["'none'"], sandbox: [] } };
    helmet({ contentSecurityPolicy: policy })(request, response, () => undefined);
    return Object.entries(response.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}
