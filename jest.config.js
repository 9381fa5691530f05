import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

export default {
    ...jestConfig,
    testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    modulePathIgnorePatterns: ['<rootDir>/local-org', '<rootDir>/servers', '<rootDir>/dist', '<rootDir>/.cache'],
    collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**', '!**/*.d.ts'],
    coverageThreshold: { global: { lines: 90 } }
};
