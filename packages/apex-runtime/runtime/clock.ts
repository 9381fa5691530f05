import fs from 'node:fs';

type ThreadUsage = () => { user: number; system: number };

/**
 * Milliseconds that this thread has been on a processor; undefined where the system does not say. Node tells it from version 23.9 on,
 * Linux in /proc, in nanoseconds.
 */
export function threadCpuMs(): number | undefined {
    const own = (process as { threadCpuUsage?: ThreadUsage }).threadCpuUsage;
    if (own) {
        const { user, system } = own.call(process);
        return (user + system) / 1000;
    }
    try {
        return Number(fs.readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
    } catch {
        return undefined;
    }
}
