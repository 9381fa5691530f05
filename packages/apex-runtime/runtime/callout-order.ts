/** What Http.send asks for. */
export interface CalloutOrder {
    endpoint: string;
    method: string;
    headers: [string, string][];
    body: Uint8Array;
    /** `setCompressed(true)`: the body goes out as gzip. */
    compressed: boolean;
    timeoutMs: number;
}

/** What came of it: an answer, or the text of the platform's CalloutException. */
export type CalloutAnswer =
    { statusCode: number; status: string; headers: [string, string][]; body: Uint8Array } | { problem: string };
