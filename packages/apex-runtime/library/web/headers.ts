/** Headers by name, in the order they were set. */
export class Headers {
    private readonly headers = new Map<string, string>();
    private readonly minds: (name: string) => string;

    /** @param minds how names are compared: as they are, or in lower case */
    constructor(minds: (name: string) => string) {
        this.minds = minds;
    }

    private nameOf(name: string): string | undefined {
        return [...this.headers.keys()].find((other) => this.minds(other) === this.minds(name));
    }

    get(name: string): string | null {
        const known = this.nameOf(name);
        return known === undefined ? null : this.headers.get(known)!;
    }

    set(name: string, value: string): void {
        this.headers.set(this.nameOf(name) ?? name, value);
    }

    get names(): string[] {
        return [...this.headers.keys()];
    }

    get entries(): [string, string][] {
        return [...this.headers];
    }
}

export const lower = (name: string): string => name.toLowerCase();
export const asIs = (name: string): string => name;
