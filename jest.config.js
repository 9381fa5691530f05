import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// The LWC transformer does not tell a file instrumented for coverage from a plain one: each kind has a cache of its own.
const isMeasured = process.argv.includes('--coverage');

const LWC = './force-app/main/default/lwc/';

// Jest leaves a folder with a threshold of its own out of the global one: the engine alone is what remains there.
const components = fs.readdirSync(LWC).filter((name) => name !== 'crossOrigin' && !name.startsWith('.'));
const componentThresholds = Object.fromEntries(components.map((name) => [`${LWC}${name}/`, { lines: 90 }]));

export default {
    ...jestConfig,
    testEnvironment: '<rootDir>/test-help/jest-environment.cjs',
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/test-help/jest-setup.cjs'],
    // Helpers of the tests live outside force-app, which is deployed as it is.
    moduleNameMapper: { ...jestConfig.moduleNameMapper, '^test-help/(.*)$': '<rootDir>/test-help/jest/$1' },
    // A machine that is busy with the other tests is slow, not wrong.
    testTimeout: 60_000,
    cacheDirectory: `<rootDir>/.cache/jest${isMeasured ? '-coverage' : ''}`,
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    modulePathIgnorePatterns: [
        '<rootDir>/local-org',
        '<rootDir>/packages',
        '<rootDir>/servers',
        '<rootDir>/dist',
        '<rootDir>/.cache'
    ],
    collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**', '!**/*.d.ts'],
    coverageThreshold: { global: { lines: 85 }, ...componentThresholds }
};
