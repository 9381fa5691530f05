import { StandaloneConnector } from 'ioredis/built/connectors/index.js';

/**
 * As ioredis connects by itself, but for this: it hears the first error of a connection alone. One that ends within its TLS handshake tells a second
 * one (Node.js 24), which would end the process when nobody heard it.
 */
export class RedisConnector extends StandaloneConnector {
    override async connect(
        ...args: Parameters<StandaloneConnector['connect']>
    ): ReturnType<StandaloneConnector['connect']> {
        const stream = await super.connect(...args);
        stream.on('error', () => undefined);
        return stream;
    }
}
