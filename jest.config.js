import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// The LWC transformer does not tell a file instrumented for coverage from a plain one: each kind has a cache of its own.
const isMeasured = process.argv.includes('--coverage');

export default {
    ...jestConfig,
    testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/scripts/jest-setup.cjs'],
    // Helpers of the tests live outside force-app, which is deployed as it is.
    moduleNameMapper: { ...jestConfig.moduleNameMapper, '^test-help/(.*)$': '<rootDir>/scripts/jest/$1' },
    cacheDirectory: `<rootDir>/.cache/jest${isMeasured ? '-coverage' : ''}`,
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    modulePathIgnorePatterns: ['<rootDir>/local-org', '<rootDir>/servers', '<rootDir>/dist', '<rootDir>/.cache'],
    collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**', '!**/*.d.ts'],
    coverageThreshold: { global: { lines: 90 } }
};
