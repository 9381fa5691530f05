import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

export default {
    ...jestConfig,
    testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/scripts/jest-setup.cjs'],
    // Helpers of the tests live outside force-app, which is deployed as it is.
    moduleNameMapper: { ...jestConfig.moduleNameMapper, '^test-help/(.*)$': '<rootDir>/scripts/jest/$1' },
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    modulePathIgnorePatterns: ['<rootDir>/local-org', '<rootDir>/servers', '<rootDir>/dist', '<rootDir>/.cache'],
    collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**', '!**/*.d.ts'],
    coverageThreshold: { global: { lines: 90 } }
};
