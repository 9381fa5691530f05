import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Org } from '../org.ts';
import { LISTS } from './lists/index.ts';
import { fromOwnPagesOnly, takeForms } from './requests.ts';
import { readProjectCalls } from './project-calls.ts';
import { problemsOf, proposedRecord, submittedRecord, withRecord } from './records.ts';
import type { SetupList, SetupRecord } from './types.ts';
import { Violations } from './violations.ts';
import { callsPage } from './pages/calls-page.ts';
import { formPage } from './pages/form-page.ts';
import { homePage } from './pages/home-page.ts';
import { listPage } from './pages/list-page.ts';
import { metadataPage } from './pages/metadata-page.ts';
import { sessionPage } from './pages/session-page.ts';
import { violationsPage } from './pages/violations-page.ts';

const STYLES = path.join(path.dirname(fileURLToPath(import.meta.url)), 'assets/setup.css');

type ByName = { Params: { name: string } };

/** The small Setup under `/setup`: what an admin can change about the local org, kept in memory. */
export function serveSetup(server: FastifyInstance, org: Org): void {
    void server.register(
        async (setup) => {
            fromOwnPagesOnly(setup);
            takeForms(setup);
            setup.get('/', (_request, reply) => page(reply, homePage()));
            setup.get('/setup.css', (_request, reply) => reply.type('text/css').send(fs.readFileSync(STYLES)));
            serveViolations(setup);
            serveSessionSettings(setup, org);
            setup.get('/calls', async (_request, reply) =>
                page(reply, callsPage(await readProjectCalls(org.projectDir)))
            );
            LISTS.forEach((list) => serveList(setup, org, list));
        },
        { prefix: '/setup' }
    );
}

const page = (reply: FastifyReply, text: string): FastifyReply => reply.type('text/html; charset=utf-8').send(text);

const queryOf = (request: FastifyRequest): URLSearchParams =>
    new URLSearchParams(request.query as Record<string, string>);

function serveViolations(setup: FastifyInstance): void {
    const violations = new Violations();
    setup.get('/violations', (_request, reply) => page(reply, violationsPage(violations.list())));
    setup.post('/violations/clear', (_request, reply) => {
        violations.clear();
        return reply.redirect('/setup/violations', 303);
    });
    setup.post('/violations/report', (request, reply) =>
        violations.add(request.body)
            ? reply.code(204).send()
            : reply.code(400).send({ message: 'This is no CSP report.' })
    );
}

function serveSessionSettings(setup: FastifyInstance, org: Org): void {
    setup.get('/session-settings', (request, reply) =>
        page(reply, sessionPage(org.cspDirectives, queryOf(request).has('saved')))
    );
    setup.post('/session-settings', (request, reply) => {
        org.cspDirectives = (request.body as URLSearchParams).has('updated') ? 'updated' : 'older';
        return reply.redirect('/setup/session-settings?saved', 303);
    });
}

function serveList(setup: FastifyInstance, org: Org, list: SetupList): void {
    const at = `/${list.slug}`;
    const done = (reply: FastifyReply, verb: string, name: string): FastifyReply =>
        reply.redirect(`/setup${at}?${new URLSearchParams({ [verb]: name }).toString()}`, 303);
    const find = (name: string): SetupRecord | undefined =>
        list.read(org.metadata).find((record) => record.name === name);
    const noteOn = (saved: string | null): string | undefined => {
        const record = saved === null ? undefined : find(saved);
        return record && list.note?.(record);
    };
    const keep = (records: SetupRecord[]): void => org.change(list.write(records, org.metadata));

    setup.get(at, (request, reply) =>
        page(
            reply,
            listPage(list, {
                metadata: org.metadata,
                isChanged: org.isChanged(list.part),
                policy: org.contentSecurityPolicy,
                done: whatWasDone(queryOf(request)),
                note: noteOn(queryOf(request).get('saved'))
            })
        )
    );
    setup.get(`${at}/new`, (request, reply) =>
        page(
            reply,
            formPage(list, { record: proposedRecord(list, queryOf(request)), problems: {}, metadata: org.metadata })
        )
    );
    setup.post(at, (request, reply) => save(request, reply));
    setup.post<ByName>(`${at}/:name`, (request, reply) => {
        const existing = find(request.params.name);
        return existing ? save(request, reply, existing) : missing(reply, list, request.params.name);
    });
    setup.post(`${at}/reset`, (_request, reply) => {
        org.reset(list.part);
        return done(reply, 'reset', list.title);
    });
    setup.post<ByName>(`${at}/:name/delete`, (request, reply) => {
        const { name } = request.params;
        if (!find(name)) {
            return missing(reply, list, name);
        }
        keep(list.read(org.metadata).filter((record) => record.name !== name));
        return done(reply, 'deleted', name);
    });
    setup.get<ByName>(`${at}/:name/edit`, (request, reply) => {
        const record = find(request.params.name);
        return record
            ? page(reply, formPage(list, { record, existing: record.name, problems: {}, metadata: org.metadata }))
            : missing(reply, list, request.params.name);
    });
    setup.get<ByName>(`${at}/:name`, (request, reply) => {
        const record = find(request.params.name);
        if (!record) {
            return missing(reply, list, request.params.name);
        }
        const origin = String(record[list.addressField]);
        const text = org.placeholderOf(origin);
        return text === undefined
            ? page(reply, metadataPage(list, record))
            : page(reply, metadataPage(list, { ...record, [list.addressField]: text }, { origin, text }));
    });

    function save(request: FastifyRequest, reply: FastifyReply, existing?: SetupRecord): FastifyReply {
        const record = submittedRecord(list, request.body as URLSearchParams, existing);
        const problems = problemsOf(list, record, org.metadata, existing);
        if (Object.keys(problems).length > 0) {
            return page(
                reply.code(422),
                formPage(list, { record, existing: existing?.name, problems, metadata: org.metadata })
            );
        }
        keep(withRecord(list.read(org.metadata), record, existing));
        return done(reply, 'saved', record.name);
    }
}

const missing = (reply: FastifyReply, list: SetupList, name: string): FastifyReply =>
    reply.code(404).send({ message: `There is no ${list.singular} named ${name}. See /setup/${list.slug}.` });

const DONE: Record<string, (name: string) => string> = {
    saved: (name) => `${name} was saved.`,
    deleted: (name) => `${name} was deleted.`,
    reset: (name) => `${name}: as the files of force-app say.`
};

function whatWasDone(query: URLSearchParams): string | undefined {
    const verb = Object.keys(DONE).find((key) => query.has(key));
    return verb && DONE[verb](query.get(verb) ?? '');
}
