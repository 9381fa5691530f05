import type { FastifyInstance } from 'fastify';
import { RestError } from '../rest/rest-error.ts';
import { objectName, RECORDS, type OrgRecord } from '../rest/records.ts';

interface RecordRequest {
    Params: { id: string };
    /** Qualified names, `User.Name`; those that are optional are left out where there are none. */
    Querystring: { fields?: string; optionalFields?: string };
}

/**
 * What `lightning/uiRecordApi` asks: the platform's own server, at the page's own origin, in the session that the page is in.
 * Here everybody is the running user. No other origin gets an answer that it can read.
 */
export function serveUiApi(server: FastifyInstance): void {
    server.register(async (uiApi) => {
        uiApi.setErrorHandler((error, _request, reply) => {
            const known =
                error instanceof RestError ? error : new RestError(500, 'UNKNOWN_EXCEPTION', (error as Error).message);
            return reply.code(known.status).send([{ errorCode: known.errorCode, message: known.message }]);
        });
        uiApi.get<RecordRequest>('/ui-api/records/:id', async ({ params, query }, reply) => {
            reply.header('cache-control', 'no-store');
            return recordView(params.id, names(query.fields), names(query.optionalFields));
        });
    });
}

const names = (list: unknown): string[] => (typeof list === 'string' && list !== '' ? list.split(',') : []);

function recordView(id: string, fields: string[], optionalFields: string[]): unknown {
    const { type, record } = find(id);
    const asked = [
        ...fields.map((name) => ownField(type, record, name) ?? missing(type, name)),
        ...optionalFields.flatMap((name) => ownField(type, record, name) ?? [])
    ];
    return {
        apiName: type,
        childRelationships: {},
        fields: Object.fromEntries(asked.map((name) => [name, { displayValue: null, value: record[name] }])),
        id: record.Id,
        recordTypeInfo: null
    };
}

function find(id: string): { type: string; record: OrgRecord } {
    for (const [type, records] of Object.entries(RECORDS)) {
        const record = records.find(({ Id }) => Id === id || Id.slice(0, 15) === id);
        if (record) {
            return { type, record };
        }
    }
    throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

/** `User.Name` of a User → `Name`. */
function ownField(type: string, record: OrgRecord, qualified: string): string | undefined {
    const [object, name = ''] = qualified.split('.');
    const isOwn = objectName(object) === type && qualified.split('.').length === 2;
    return isOwn ? Object.keys(record).find((known) => known.toLowerCase() === name.toLowerCase()) : undefined;
}

function missing(type: string, name: string): never {
    throw new RestError(400, 'INVALID_FIELD', `No such column '${name}' on entity '${type}'.`);
}
