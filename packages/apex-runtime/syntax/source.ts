/** The API version of an org of today. */
export const NEWEST_API = 67;

/** One class file. */
export interface ApexSource {
    path: string;
    text: string;
    /** Of its `-meta.xml`; the newest when it is not given. */
    apiVersion?: number;
}
