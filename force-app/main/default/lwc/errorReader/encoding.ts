/** What the first bytes of a file tell of its encoding: PowerShell writes UTF-16, older editors of Windows their own code page. */
export function encodingOf(bytes: Uint8Array): string {
    const [first, second] = bytes;
    if ((first === 0xff && second === 0xfe) || isUtf16(bytes, 0)) {
        return 'utf-16le';
    }
    if ((first === 0xfe && second === 0xff) || isUtf16(bytes, 1)) {
        return 'utf-16be';
    }
    const text = new TextDecoder().decode(bytes.subarray(0, 100_000), { stream: true });
    const broken = text.match(/\uFFFD/g)?.length ?? 0;
    const others = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0;
    return broken > others ? 'windows-1252' : 'utf-8';
}

/** Without a mark at its beginning: every second byte of Latin letters is zero. `letters`: 0 where the letter comes first. */
function isUtf16(bytes: Uint8Array, letters: number): boolean {
    const start = [...bytes.subarray(0, 40)];
    return start.length >= 4 && start.every((byte, at) => (at % 2 === letters) === (byte !== 0));
}
