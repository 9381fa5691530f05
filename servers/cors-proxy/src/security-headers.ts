import helmet from '@fastify/helmet';
import Fastify from 'fastify';

/** Headers that Node.js and Fastify write, not helmet. */
const OF_THE_ANSWER = ['connection', 'content-length', 'content-type', 'date', 'keep-alive'];

/** What helmet puts on an answer. It is the same on every answer, so it is asked once and not for each request. */
export async function securityHeaders(): Promise<Record<string, string>> {
    const app = Fastify();
    await app.register(helmet, {
        contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], sandbox: [] } }
    });
    app.get('/', () => '');
    const { headers } = await app.inject('/');
    await app.close();
    return Object.fromEntries(
        Object.entries(headers)
            .filter(([name]) => !OF_THE_ANSWER.includes(name))
            .map(([name, value]) => [name, String(value)])
    );
}
