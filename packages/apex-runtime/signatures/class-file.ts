/** What a Java class file declares: the part of the format that a table of signatures needs (JVMS, chapter 4). */
export interface ClassFile {
    superName: string;
    interfaces: string[];
    fields: JavaMember[];
    methods: JavaMember[];
}

export interface JavaMember {
    name: string;
    /** `(Lcom/…/String;)V` */
    descriptor: string;
    isStatic: boolean;
    isPublic: boolean;
}

/** Tag of a constant → its length without the tag; Utf8 (1) has its own. */
const CONSTANT_LENGTH: Record<number, number> = {
    3: 4,
    4: 4,
    5: 8,
    6: 8,
    7: 2,
    8: 2,
    9: 4,
    10: 4,
    11: 4,
    12: 4,
    15: 3,
    16: 2,
    17: 4,
    18: 4,
    19: 2,
    20: 2
};

export function readClassFile(bytes: Buffer): ClassFile {
    const reader = new Reader(bytes);
    reader.at = 8;
    reader.constants();
    reader.at += 4;
    const superName = reader.className();
    const interfaces = Array.from({ length: reader.short() }, () => reader.className());
    return { superName, interfaces, fields: reader.members(), methods: reader.members() };
}

class Reader {
    at = 0;
    private readonly bytes: Buffer;
    private readonly texts = new Map<number, string>();
    private readonly classes = new Map<number, number>();

    constructor(bytes: Buffer) {
        this.bytes = bytes;
    }

    short(): number {
        this.at += 2;
        return this.bytes.readUInt16BE(this.at - 2);
    }

    constants(): void {
        const count = this.short();
        for (let i = 1; i < count; i++) {
            const tag = this.bytes[this.at++];
            if (tag === 1) {
                const length = this.short();
                this.texts.set(i, this.bytes.toString('utf8', this.at, (this.at += length)));
                continue;
            }
            if (tag === 7) {
                this.classes.set(i, this.bytes.readUInt16BE(this.at));
            }
            this.at += CONSTANT_LENGTH[tag];
            // Long and double take two places.
            i += tag === 5 || tag === 6 ? 1 : 0;
        }
    }

    className(): string {
        return this.texts.get(this.classes.get(this.short()) ?? 0) ?? '';
    }

    members(): JavaMember[] {
        return Array.from({ length: this.short() }, () => {
            const flags = this.short();
            const name = this.texts.get(this.short())!;
            const descriptor = this.texts.get(this.short())!;
            for (let attributes = this.short(); attributes > 0; attributes--) {
                this.at += 2;
                const length = this.bytes.readUInt32BE(this.at);
                this.at += 4 + length;
            }
            return { name, descriptor, isPublic: (flags & 1) !== 0, isStatic: (flags & 8) !== 0 };
        });
    }
}
