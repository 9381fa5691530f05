import { once } from 'node:events';
import net from 'node:net';

/** What a caller saw: the status of a whole answer, `cut` for one that broke off, `left` for a caller that did not wait. */
export type Seen = number | 'cut' | 'left';

const request = (path: string, headers = ''): string =>
    `GET ${path} HTTP/1.1\r\nHost: p\r\nOrigin: https://page.example\r\nConnection: close\r\n${headers}\r\n`;
const one = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)];
const wait = (most: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

/** One call of some kind, ended in some way. */
export async function callOnce(port: number): Promise<{ path: string; seen: Seen }> {
    const path = one(['/open/quick', '/open/late', '/open/big', '/open/cut', '/open/never', '/unknown/x', '/open/..']);
    const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
    const closed = once(socket, 'close');
    const leave = one([() => socket.destroy(), () => socket.resetAndDestroy(), () => socket.end()]);
    const kind = Math.random();
    socket.write(kind < 0.1 ? request(path).slice(0, -3) : kind < 0.2 ? request(path).repeat(20) : request(path));
    if (kind < 0.45) {
        // Slow readers are among those who leave.
        socket.pause();
        await wait(60);
        leave();
        socket.resume();
        await closed;
        return { path, seen: 'left' };
    }
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    await closed;
    const isWhole =
        text.endsWith('\r\n0\r\n\r\n') || Number(/content-length: (\d+)/i.exec(text)?.[1]) === bodyOf(text).length;
    return { path, seen: isWhole ? Number(text.split(' ')[1]) : 'cut' };
}

const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);
