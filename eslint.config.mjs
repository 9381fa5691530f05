import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lwcJs from '@salesforce/eslint-config-lwc/recommended.js';
import lwcTs from '@salesforce/eslint-config-lwc/recommended-ts.js';
import slds from '@salesforce-ux/eslint-plugin-slds';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig([
    globalIgnores([
        '**/*.d.ts',
        '**/node_modules/',
        'coverage/',
        '**/dist/',
        // What the tests make and take away again while the linter runs beside them.
        '**/.cache/',
        'test-results/',
        'playwright-report/',
        '.sf/',
        '.sfdx/',
        '**/lwc/**/*.js'
    ]),
    {
        files: ['**/lwc/**/*.ts'],
        extends: [lwcTs, ...tseslint.configs.recommendedTypeChecked],
        languageOptions: {
            parser: tseslint.parser,
            parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname }
        },
        rules: {
            // Function declarations are hoisted: a file reads from the whole to its parts.
            'no-use-before-define': ['error', { functions: false, variables: false }],
            'no-confusing-arrow': 'off',
            // The compiler finds a name that a module has not, or has twice; the plugin would read every imported file for it once more.
            'import/export': 'off',
            'import/named': 'off',
            'import/namespace': 'off',
            'import/default': 'off',
            'no-void': ['error', { allowAsStatement: true }],
            // The page's own address is a fact that the lab is about.
            'no-restricted-globals': ['error', 'event', 'name'],
            '@lwc/lwc/no-async-operation': 'off',
            '@lwc/lwc/no-rest-parameter': 'off'
        }
    },
    {
        files: ['**/lwc/**/__tests__/**/*.ts'],
        extends: [jest.configs['flat/recommended']],
        languageOptions: { globals: { ...globals.node } },
        rules: {
            '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
            '@lwc/lwc/no-async-operation': 'off',
            '@typescript-eslint/no-require-imports': 'off',
            '@typescript-eslint/no-explicit-any': 'off',
            '@typescript-eslint/no-unsafe-argument': 'off',
            '@typescript-eslint/no-unsafe-assignment': 'off',
            '@typescript-eslint/no-unsafe-member-access': 'off',
            '@typescript-eslint/no-unsafe-return': 'off',
            '@typescript-eslint/no-unsafe-call': 'off'
        }
    },
    {
        files: [
            '{scripts,lab,verify,test-help,deploy,local-org,packages,servers,site,e2e,bench}/**/*.ts',
            'playwright.config.ts'
        ],
        extends: [js.configs.recommended, ...tseslint.configs.recommended],
        languageOptions: { globals: globals.node }
    },
    { files: ['site/modules/**/*.js'], extends: [lwcJs] },
    {
        files: ['**/*.{mjs,cjs}', 'jest.config.js'],
        extends: [js.configs.recommended],
        languageOptions: { globals: globals.node }
    },
    ...(slds.configs['flat/recommended-css'] ?? [])
]);
