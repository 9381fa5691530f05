const LWC = '^force-app/main/default/lwc/';

/** The directions of import of docs/architecture.md. */
module.exports = {
    forbidden: [
        {
            name: 'force-app-stands-alone',
            comment: 'What is deployed imports nothing from outside itself.',
            severity: 'error',
            from: { path: '^force-app/', pathNot: '/__tests__/' },
            to: { path: '^(local-org|servers|scripts|e2e|bench)/' }
        },
        {
            name: 'engine-stands-alone',
            comment: 'The engine imports nothing outside its own folder.',
            severity: 'error',
            from: { path: `${LWC}crossOrigin/`, pathNot: '/__tests__/' },
            to: { pathNot: `${LWC}crossOrigin/` }
        },
        {
            name: 'servers-stand-alone',
            comment: 'Each server is deployed on its own.',
            severity: 'error',
            from: { path: '^servers/([^/]+)/', pathNot: '[.]test[.]ts$' },
            to: { path: '^(local-org|scripts|e2e|bench|force-app|servers)/', pathNot: '^servers/$1/' }
        },
        {
            name: 'local-org-uses-the-engine-only',
            comment:
                'The local org may import the engine; the rest of force-app it reads as files, but for the pages that it bundles.',
            severity: 'error',
            from: { path: '^local-org/', pathNot: '[.]test[.]ts$|^local-org/(page/modules|external-app/page)/' },
            to: { path: '^(servers|scripts|e2e|bench|force-app)/', pathNot: `${LWC}crossOrigin/` }
        }
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        exclude: { path: '(^|/)node_modules/|/dist/' },
        tsPreCompilationDeps: false,
        tsConfig: { fileName: 'tsconfig.json' },
        enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs'] }
    }
};
