import { LightningElement } from 'lwc';
import { explain } from '../../../packages/cli/explain/explain.ts';
import { readInput } from '../../../packages/cli/explain/read/input.ts';

const EXAMPLE =
    "Access to fetch at 'https://api.example.com/v1/orders' from origin 'https://acme.lightning.force.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET https://api.example.com/v1/orders net::ERR_FAILED 200 (OK)";

/** Paste or drop a console, a HAR, a debug log: what failed, and what to change. Nothing of it leaves the page. */
export default class ExplainError extends LightningElement {
    explained;
    isOver = false;
    fileName = '';

    get dropClass() {
        return this.isOver ? 'drop over' : 'drop';
    }

    get hasAnswer() {
        return this.explained !== undefined;
    }

    get summary() {
        const { calls, unknown } = this.explained ?? { calls: [], unknown: [] };
        const failed = calls.length + unknown.length;
        const from = this.fileName === '' ? '' : `${this.fileName}: `;
        return `${from}${failed} failed ${failed === 1 ? 'call' : 'calls'}: ${calls.length} explained, ${unknown.length} not known`;
    }

    get calls() {
        return this.explained.calls.map((call, index) => ({
            key: String(index),
            title: [call.method, call.url ?? 'A callout'].filter(Boolean).join(' '),
            from: call.origin ? `from ${call.origin}` : '',
            times: call.count > 1 ? `met ${call.count} times` : '',
            status: call.status ? `The API answered with status ${call.status}.` : '',
            isOpen: !call.certain,
            wanted: call.wanted,
            obstacles: call.obstacles.map((obstacle, at) => ({
                key: `${index}.${at}`,
                lead: call.certain ? (at === 0 ? 'Stopped at' : 'Then you will meet') : 'Perhaps',
                gate: obstacle.gate,
                reason: obstacle.reason,
                href: `reasons/${obstacle.reason}.html`,
                text: obstacle.text,
                findings: obstacle.findings.map(({ text }) => text),
                fixes: call.certain ? obstacle.fixes : []
            }))
        }));
    }

    get unknown() {
        return this.explained.unknown.map(({ at, text }, index) => ({
            key: String(index),
            text: `Not known (line ${at}): ${text || 'the input is empty'}`
        }));
    }

    handleInput(event) {
        this.fileName = '';
        this.answer(event.target.value);
    }

    handleExample() {
        const field = this.template.querySelector('textarea');
        field.value = EXAMPLE;
        this.fileName = '';
        this.answer(EXAMPLE);
    }

    handleOver(event) {
        event.preventDefault();
        this.isOver = true;
    }

    handleLeave() {
        this.isOver = false;
    }

    handleDrop(event) {
        event.preventDefault();
        this.isOver = false;
        const [file] = event.dataTransfer.files;
        return file ? this.read(file) : this.answer(event.dataTransfer.getData('text'));
    }

    handleFile(event) {
        const [file] = event.target.files;
        return file && this.read(file);
    }

    async read(file) {
        this.fileName = file.name;
        this.answer(await file.text());
    }

    answer(text) {
        this.explained = text.trim() === '' ? undefined : explain(readInput(text));
    }
}
