import { once } from 'node:events';
import net from 'node:net';

/** What a caller saw: the status of a whole answer, `cut` for one that broke off, `left` for a caller that did not wait. */
export type Seen = number | 'cut' | 'left';

const request = (path: string, address: string): string =>
    `GET ${path} HTTP/1.1\r\nHost: p\r\nOrigin: https://page.example\r\nConnection: close\r\nX-Forwarded-For: ${address}\r\n\r\n`;
/** Requests that one connection sends at once. */
export const PIPELINED = 20;

const one = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)];
const wait = (most: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

/** One call of some kind, ended in some way. A reverse proxy in front says which address it comes from. */
export async function callOnce(port: number, address: string): Promise<{ path: string; seen: Seen }> {
    const path = one(['/open/quick', '/open/late', '/open/big', '/open/cut', '/open/never', '/unknown/x', '/open/..']);
    const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
    const closed = once(socket, 'close');
    const leave = one([() => socket.destroy(), () => socket.resetAndDestroy(), () => socket.end()]);
    const kind = Math.random();
    const text = request(path, address);
    socket.write(kind < 0.1 ? text.slice(0, -3) : kind < 0.2 ? text.repeat(PIPELINED) : text);
    if (kind < 0.45) {
        // Slow readers are among those who leave.
        socket.pause();
        await wait(60);
        leave();
        socket.resume();
        await closed;
        return { path, seen: 'left' };
    }
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    await closed;
    const isWhole =
        answer.endsWith('\r\n0\r\n\r\n') ||
        Number(/content-length: (\d+)/i.exec(answer)?.[1]) === bodyOf(answer).length;
    return { path, seen: isWhole ? Number(answer.split(' ')[1]) : 'cut' };
}

const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);
