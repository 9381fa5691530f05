import { testApex } from './command/test-apex.ts';

/** `apex-test`: the tests below the working directory, in an org without records. */
testApex(process.argv.slice(2), { called: 'apex-test', source: process.cwd() }).then(
    (code) => {
        process.exitCode = code;
    },
    (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
    }
);
