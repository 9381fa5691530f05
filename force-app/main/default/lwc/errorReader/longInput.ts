import { addRead } from './detect';
import { Gathered } from './gathered';
import { JsonStream } from './jsonStream';
import { TextReader } from './text';

/** A long value of JSON gives its parts as they come; where it turns out to be none, what follows is read as text. */
export class LongInput {
    private readonly gathered = new Gathered();
    private readonly json = new JsonStream();
    private readonly text = new TextReader(this.gathered);
    private readonly beginning: string;
    private isJson: boolean;

    constructor(head: string) {
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
