const LWC = '^force-app/main/default/lwc/';
const ENGINE = `${LWC}crossOrigin/`;
/** Reads errors of browsers and of the platform: the page and the command line are two doors to it. */
const READER = `${LWC}errorReader/`;
/** What may be shown of an address: one rule for the page and the logs of the servers. */
const SECRETS = `${LWC}secrets/`;
const TEST = '[.](test|spec)[.]ts$|/__tests__/|/test-help/';

/**
 * The rooms from the ground up. A room may import those before it, and itself; what it may import of them beyond that stands
 * in a rule of its own below.
 */
const ROOMS = [
    'force-app',
    'packages',
    'servers',
    'local-org',
    'lab',
    'deploy',
    'verify',
    'site',
    'scripts',
    'e2e',
    'bench'
];

const downwards = ROOMS.slice(0, -3).map((room, index) => ({
    name: `${room}-imports-downwards`,
    comment: `${room} imports no room that stands on it.`,
    severity: 'error',
    from: { path: `^${room}/`, pathNot: TEST },
    to: { path: `^(${ROOMS.slice(index + 1).join('|')})/` }
}));

/** The directions of import of docs/architecture.md. */
module.exports = {
    forbidden: [
        {
            name: 'no-circular',
            comment:
                'No file imports another in a circle, types included: what two files share lives in a third below both.',
            severity: 'error',
            from: {},
            to: { circular: true }
        },
        ...downwards,
        {
            name: 'engine-stands-alone',
            comment: 'The engine imports nothing outside its own folder.',
            severity: 'error',
            from: { path: ENGINE, pathNot: '/__tests__/' },
            to: { pathNot: ENGINE }
        },
        {
            name: 'servers-stand-alone',
            comment: 'Each server is deployed on its own.',
            severity: 'error',
            from: { path: '^servers/([^/]+)/', pathNot: TEST },
            to: { path: '^(packages|force-app|servers)/', pathNot: '^servers/$1/' }
        },
        {
            name: 'only-the-engine-of-force-app',
            comment:
                'Packages and the local org import the engine, the reader of errors and the rule of what may be shown; the rest of force-app they read as files, but for the pages that they bundle and the rows that the external app adds.',
            severity: 'error',
            from: {
                path: '^(packages|local-org)/',
                pathNot: `${TEST}|^local-org/(page/modules|external-app/(page|scenarios[.]ts))`
            },
            to: { path: '^force-app/', pathNot: `${ENGINE}|${READER}|${SECRETS}` }
        },
        {
            name: 'local-org-starts-no-server',
            comment: 'The lab starts the servers beside the local org.',
            severity: 'error',
            from: { path: '^local-org/', pathNot: TEST },
            to: { path: '^servers/' }
        }
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        exclude: { path: '(^|/)node_modules/|/dist/' },
        // Types count: an import of a type is an arrow too.
        tsPreCompilationDeps: true,
        tsConfig: { fileName: 'tsconfig.json' },
        enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs'] }
    }
};
