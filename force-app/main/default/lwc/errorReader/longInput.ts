import { addRead } from './detect';
import type { Gathered } from './gathered';
import { JsonStream } from './jsonStream';
import { TextReader } from './text';

/** A long value of JSON gives its parts as they come; where it turns out to be none, what follows is read as text. */
export class LongInput {
    private readonly gathered: Gathered;
    private readonly json = new JsonStream();
    private readonly text: TextReader;
    private readonly beginning: string;
    private isJson: boolean;

    constructor(head: string, gathered: Gathered) {
        this.gathered = gathered;
        this.text = new TextReader(gathered);
        const text = head.replace(/^\uFEFF/, '');
        this.beginning = text.trim().slice(0, 500);
        this.isJson = /^[{[]/.test(this.beginning);
        this.push(text);
    }

    push(piece: string): void {
        this.isJson &&= this.json.push(piece);
        if (!this.isJson) {
            this.text.push(piece);
        }
    }

    end(): Gathered {
        addRead(this.json.end(), this.gathered);
        if (!this.isJson) {
            this.text.end();
        } else if (!this.gathered.isKnownKind) {
            this.gathered.addUnknown({ at: 1, text: this.beginning });
        }
        return this.gathered;
    }
}
