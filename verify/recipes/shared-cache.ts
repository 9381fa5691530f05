import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, interceptors, type Dispatcher } from 'undici';

export interface SharedCache {
    origin: string;
    /** How many requests with `mark` in their path went on to the API. */
    passedOn(mark: string): number;
    close(): Promise<void>;
}

/** A cache that everybody shares, as a CDN is one, in front of an API: undici's, by RFC 9111. */
export async function startSharedCache(api: string): Promise<SharedCache> {
    const passed: string[] = [];
    const count: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
        passed.push(options.path);
        return dispatch(options, handler);
    };
    const agent = new Agent().compose(count, interceptors.cache({ type: 'shared' }));
    const server = http.createServer((request, response) => {
        void passOn(agent, api, request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        passedOn: (mark) => passed.filter((path) => path.includes(mark)).length,
        close: async () => {
            server.closeAllConnections();
            await new Promise((done) => server.close(done));
            await agent.close();
        }
    };
}

/** Of one connection, not of the answer. */
const OF_THE_CONNECTION = ['host', 'connection', 'keep-alive', 'transfer-encoding'];

const passable = <T>(headers: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)));

async function passOn(
    agent: Dispatcher,
    api: string,
    { url = '/', headers }: http.IncomingMessage,
    response: http.ServerResponse
): Promise<void> {
    const answer = await agent.request({ origin: api, path: url, method: 'GET', headers: passable(headers) });
    response.writeHead(answer.statusCode, passable(answer.headers));
    response.end(Buffer.from(await answer.body.arrayBuffer()));
}
