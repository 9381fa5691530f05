import fs from 'node:fs';

/** Removes a browser's profile. Its children may still write there for a moment after it has ended, so this tries until nothing comes anew. */
export async function removeFolder(folder: string): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
        try {
            fs.rmSync(folder, { recursive: true, force: true });
            return;
        } catch {
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }
}
