import { LightningElement } from 'lwc';
import { obstacles, predict } from 'c/crossOrigin';
import { exchangeOfPrediction } from '../predicted.js';

/** A call and what its API would answer: what comes of it, what stands in the way, and what to change. Nothing is sent. */
export default class PredictCall extends LightningElement {
    form = {
        url: 'https://api.example.com/v1/orders',
        method: 'GET',
        headers: '',
        origin: 'https://acme.lightning.force.com',
        trusted: 'https://api.example.com',
        status: '200',
        answer: 'Content-Type: application/json',
        preflightStatus: '204',
        preflightAnswer: ''
    };

    methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].map((name) => ({ name, isChosen: name === 'GET' }));

    /** A text area takes its first text as a property only. */
    renderedCallback() {
        if (!this.isFilled) {
            this.isFilled = true;
            this.template.querySelectorAll('textarea').forEach((field) => {
                field.value = this.form[field.name];
            });
        }
    }

    get problem() {
        const { url, origin } = this.form;
        if (!/^(https?|wss?):/.test(url) || !URL.canParse(url)) {
            return 'The address must be an http, https, ws or wss URL.';
        }
        return URL.canParse(origin) && new URL(origin).origin === origin
            ? undefined
            : 'The page is an origin, such as https://mydomain.lightning.force.com.';
    }

    get question() {
        const { url, method, headers, origin, trusted } = this.form;
        const sources = trusted.split(/\s+/).filter(Boolean);
        const response = { status: Number(this.form.status) || 200, headers: readHeaders(this.form.answer) };
        const preflight = {
            status: Number(this.form.preflightStatus) || 204,
            headers: readHeaders(this.form.preflightAnswer)
        };
        return {
            page: { origin, policies: [`connect-src 'self' ${sources.join(' ')}`.trim()] },
            request: {
                url,
                method,
                headers: readHeaders(headers),
                ...(/^wss?:/.test(url) && { mode: 'websocket' })
            },
            hops: [{ preflight, response }]
        };
    }

    get verdict() {
        const { page, request, hops } = this.question;
        return predict(page, request, hops);
    }

    get outcome() {
        const { outcome, status } = this.verdict;
        return outcome === 'readable' ? `Readable, status ${status}.` : outcome === 'blocked' ? 'Blocked.' : 'Opaque.';
    }

    get exchange() {
        return exchangeOfPrediction(this.question, this.verdict);
    }

    get path() {
        const { page, request, hops } = this.question;
        return obstacles(page, request, hops).map((obstacle, at) => ({
            ...obstacle,
            key: String(at),
            lead: at === 0 ? 'Stopped at' : 'Then you will meet',
            href: `reasons/${obstacle.reason}.html`
        }));
    }

    handleChange(event) {
        this.form = { ...this.form, [event.target.name]: event.target.value.trim() };
    }
}

const readHeaders = (text) =>
    text
        .split('\n')
        .map((line) => /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line))
        .filter(Boolean)
        .map(([, name, value]) => [name, value]);
