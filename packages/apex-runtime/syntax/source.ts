/** A class as it stands in a file. */
export interface ApexSource {
    path: string;
    text: string;
}
