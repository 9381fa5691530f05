import type { AddressSpace } from '../../force-app/main/default/lwc/crossOrigin/types.ts';

/** Where the scenarios' names are: at home, on the own machine, else out in public. */

const SPACES: [AddressSpace, string[]][] = [
    [
        'local',
        [
            '*.home.test',
            '*.local',
            '10.0.0.1',
            '192.168.7.7',
            '172.20.0.1',
            '169.254.1.1',
            '0.0.0.0',
            '100.100.1.1',
            '[fd00::1]',
            'fd00::1',
            '[fec0::1]',
            'fec0::1',
            '[::ffff:a00:1]',
            '::ffff:a00:1'
        ]
    ],
    ['loopback', ['*.own.test', 'localhost', 'localhost.', '*.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1']]
];

export const SPACES_OF_SERVERS: AddressSpace[] = ['public', 'local', 'loopback'];

export const hostsIn = (space: AddressSpace): string[] => SPACES.find(([name]) => name === space)?.[1] ?? ['*'];

export function spaceOf(host: string): AddressSpace {
    const matches = (pattern: string): boolean =>
        pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : host === pattern;
    return SPACES.find(([, patterns]) => patterns.some(matches))?.[0] ?? 'public';
}
