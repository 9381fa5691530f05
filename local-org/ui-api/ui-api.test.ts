import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify, { type LightMyRequestResponse } from 'fastify';
import { serveUiApi } from './index.ts';

const ADA = '005000000000001AAA';

function get(id: string, query: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const server = Fastify();
    serveUiApi(server);
    return server.inject({ url: `/ui-api/records/${id}`, query, headers: { origin: 'https://elsewhere.example' } });
}

test('a record comes with the fields that were asked for, as the UI API shapes it', async () => {
    const { apiName, id, fields } = (await get(ADA, { fields: 'User.Name,user.email' })).json();
    assert.deepEqual([apiName, id], ['User', ADA]);
    assert.deepEqual(fields, {
        Name: { displayValue: null, value: 'Ada Admin' },
        Email: { displayValue: null, value: 'ada@callout-lab.example' }
    });
});

test('an Id of 15 characters will do', async () => {
    assert.equal((await get(ADA.slice(0, 15), { fields: 'User.Name' })).json().id, ADA);
});

test('an optional field that does not exist is left out; one that is required is an error', async () => {
    assert.deepEqual((await get(ADA, { optionalFields: 'User.Shoe' })).json().fields, {});
    for (const fields of ['User.Shoe', 'Account.Name', 'Name', 'User.Manager.Name']) {
        const answer = await get(ADA, { fields });
        assert.equal(answer.statusCode, 400);
        assert.equal(answer.json()[0].errorCode, 'INVALID_FIELD');
    }
});

test('there is no record of another Id', async () => {
    for (const id of ['005000000000009AAA', 'nobody', '%00']) {
        const answer = await get(id);
        assert.equal(answer.statusCode, 404);
        assert.equal(answer.json()[0].errorCode, 'NOT_FOUND');
    }
});

test('no other origin may read the answer', async () => {
    const { headers } = await get(ADA, { fields: 'User.Name' });
    assert.equal(headers['access-control-allow-origin'], undefined);
});
