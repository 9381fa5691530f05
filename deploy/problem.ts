/** A step that failed: one sentence, each single failure, and the command to go on with. */
export class DeployProblem extends Error {
    readonly next: string;
    readonly failures: string[];

    constructor(message: string, next: string, failures: string[] = []) {
        super(message);
        this.next = next;
        this.failures = failures;
    }
}

/** The last lines of a program that failed. */
export function printProblem(error: Error): void {
    console.error(`\n${error.message}`);
    if (error instanceof DeployProblem) {
        error.failures.forEach((failure) => console.error(`  ${failure}`));
        console.error(`Go on with: ${error.next}`);
    }
    process.exitCode = 1;
}
