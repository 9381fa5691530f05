import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

interface Message {
    data?: { fields: Record<string, { value: unknown; displayValue: unknown }> };
    error?: { status: number; body: unknown };
}

interface Adapter {
    connect(): void;
    update(config: object): void;
    disconnect(): void;
}

const modulePath = './modules/uiRecordApi.js';
const { getRecord, getFieldValue, getFieldDisplayValue } = (await import(modulePath)) as {
    getRecord: new (emit: (message: Message) => void) => Adapter;
    getFieldValue(record: unknown, field: unknown): unknown;
    getFieldDisplayValue(record: unknown, field: unknown): unknown;
};

const NAME = { objectApiName: 'User', fieldApiName: 'Name' };
const RECORD = { fields: { Name: { value: 'Ada', displayValue: null } } };
const realFetch = globalThis.fetch;

let asked: { url: string; answer: (status: number, body: unknown) => void }[];
let messages: Message[];
let adapter: Adapter;

/** Lets everything run that waits for nothing but its turn. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
    asked = [];
    messages = [];
    globalThis.fetch = ((url: string) =>
        new Promise((resolve) => {
            asked.push({
                url,
                answer: (status, body) => resolve(new Response(JSON.stringify(body), { status, statusText: 'Text' }))
            });
        })) as unknown as typeof fetch;
    adapter = new getRecord((message) => messages.push(message));
    adapter.connect();
});

afterEach(() => {
    globalThis.fetch = realFetch;
});

test('nothing is asked before there is an Id and a field', () => {
    adapter.update({ recordId: undefined, fields: [NAME] });
    adapter.update({ recordId: '005' });
    assert.deepEqual(asked, []);
    assert.deepEqual(messages, [{ data: undefined, error: undefined }]);
});

test('a record is asked for at the origin of the page, by references or names of fields', async () => {
    adapter.update({ recordId: '005', fields: [NAME, 'User.Email'], optionalFields: 'User.Shoe' });
    assert.equal(asked[0].url, '/ui-api/records/005?fields=User.Name%2CUser.Email&optionalFields=User.Shoe');
    asked[0].answer(200, RECORD);
    await settle();
    assert.deepEqual(messages.at(-1), { data: RECORD, error: undefined });
});

test('an error has the shape of the platform', async () => {
    adapter.update({ recordId: '005', fields: NAME });
    asked[0].answer(404, [{ errorCode: 'NOT_FOUND', message: 'no such' }]);
    await settle();
    const { error } = messages.at(-1)!;
    assert.deepEqual([error?.status, error?.body], [404, [{ errorCode: 'NOT_FOUND', message: 'no such' }]]);
});

test('an answer that a later question has overtaken, or that comes after the end, is nobody’s', async () => {
    adapter.update({ recordId: '005', fields: NAME });
    adapter.update({ recordId: '006', fields: NAME });
    asked[0].answer(200, { fields: {} });
    await settle();
    assert.equal(messages.length, 1);
    adapter.disconnect();
    asked[1].answer(200, RECORD);
    await settle();
    assert.equal(messages.length, 1);
});

test('the value of a field is read by its reference, and is undefined where there is none', () => {
    assert.equal(getFieldValue(RECORD, NAME), 'Ada');
    assert.equal(getFieldValue(RECORD, 'User.Name'), 'Ada');
    assert.equal(getFieldDisplayValue(RECORD, NAME), null);
    assert.equal(getFieldValue(RECORD, 'User.Email'), undefined);
    assert.equal(getFieldValue(undefined, NAME), undefined);
});
