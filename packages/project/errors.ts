/** A metadata file that cannot be used: says which file, what is wrong and what to change. */
export class MetadataError extends Error {
    readonly file: string;

    constructor(file: string, problem: string) {
        super(`${file}: ${problem}`);
        this.name = 'MetadataError';
        this.file = file;
    }
}
