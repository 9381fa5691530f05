import type { CalloutAnswer, CalloutOrder } from '../../runtime/callout-order.ts';
import { exception, nullPointer } from '../../runtime/exceptions.ts';
import { LIMITS, machine } from '../../runtime/machine.ts';
import { callBack, isInstance } from '../../runtime/operations.ts';
import { BlobValue, ListValue, type ApexValue, type Value } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { DocumentValue } from './dom.ts';
import { asIs, Headers, lower } from './headers.ts';
import { newStreamReader } from './xml-reader.ts';
import { createStub } from '../stub.ts';

const MAX_TIMEOUT = 120_000;

class HttpValue implements ApexValue {
    get apexType(): string {
        return 'Http';
    }
}

class HttpRequestValue implements ApexValue {
    endpoint: string | null = null;
    method: string | null = null;
    body = BlobValue.of('');
    timeout = 10_000;
    compressed = false;
    certificate: string | null = null;
    document: DocumentValue | null = null;
    readonly headers = new Headers(lower);

    get apexType(): string {
        return 'HttpRequest';
    }

    toString(): string {
        return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
    }
}

class HttpResponseValue implements ApexValue {
    status: string | null = null;
    statusCode = 0;
    body = BlobValue.of('');
    /** The platform minds the case of a response header's name. */
    readonly headers = new Headers(asIs);

    get apexType(): string {
        return 'HttpResponse';
    }

    toString(): string {
        return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
    }
}

/** Http.send: in a test the mock answers, otherwise the network. */
function send(_http: HttpValue, request: HttpRequestValue): Value {
    if (machine.state.get('isTest')) {
        return answerOfMock(request);
    }
    return performCallout(request);
}

/** What was inserted must be committed before a callout: in a test `Test.startTest` stands between. */
function checkCommitted(): void {
    if (machine.usage.dmlStatements > 0) {
        const problem = 'You have uncommitted work pending. Please commit or rollback before calling out';
        throw exception('CalloutException', problem);
    }
}

function countCallout(): void {
    machine.usage.callouts++;
    if (machine.usage.callouts > LIMITS.callouts) {
        throw machine.limit(`Too many callouts: ${machine.usage.callouts}`);
    }
}

function answerOfMock(request: HttpRequestValue): Value {
    const mock = machine.state.get('mock HttpCalloutMock') as object | undefined;
    if (!mock) {
        throw exception('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
    }
    countCallout();
    checkCommitted();
    return callBack(mock, 'respond', request);
}

function performCallout(request: HttpRequestValue): HttpResponseValue {
    countCallout();
    if (request.certificate !== null) {
        throw exception('CalloutException', `Could not find certificate ${request.certificate}: this org has none.`);
    }
    const order: CalloutOrder = {
        endpoint: request.endpoint ?? '',
        method: request.method ?? '',
        headers: request.headers.entries,
        body: request.body.bytes,
        compressed: request.compressed,
        timeoutMs: Math.min(request.timeout, LIMITS.calloutMs - machine.usage.calloutMs)
    };
    const startedAt = performance.now();
    const answer = machine.ask('callout', order) as CalloutAnswer;
    const waited = performance.now() - startedAt;
    machine.usage.calloutMs += waited;
    machine.usage.waitedMs += waited;
    if ('problem' in answer) {
        throw exception('CalloutException', answer.problem);
    }
    const response = new HttpResponseValue();
    response.statusCode = answer.statusCode;
    response.status = answer.status;
    response.body = new BlobValue(answer.body);
    answer.headers.forEach(([name, value]: [string, string]) => response.headers.set(name, value));
    return response;
}

function setTimeout(self: HttpRequestValue, milliseconds: number): void {
    if (milliseconds < 1 || milliseconds > MAX_TIMEOUT) {
        throw exception('CalloutException', `Timeout value must be between 1 and ${MAX_TIMEOUT}`);
    }
    self.timeout = milliseconds;
}

function setBodyText(self: HttpRequestValue | HttpResponseValue, text: string): void {
    self.body = BlobValue.of(text.toString());
}

const bodyDocument = (self: HttpRequestValue | HttpResponseValue): DocumentValue =>
    new DocumentValue().load(self.body.text);

/** The document that was set, while the body is its text. */
const requestDocument = (self: HttpRequestValue): DocumentValue =>
    self.document?.toXml() === self.body.text ? self.document : bodyDocument(self);

function setBodyBlob(self: HttpRequestValue | HttpResponseValue, blob: BlobValue): void {
    self.body = blob ?? BlobValue.of('');
}

function setMock(type: { name: string }, mock: Value): void {
    if (!isInstance(mock, type.name)) {
        throw exception('TypeException', `The mock does not implement ${type.name}`);
    }
    machine.state.set(`mock ${type.name}`, mock);
}

/** Answers with a static resource. */
class StaticResourceMock implements ApexValue {
    resources = new Map<string, string>();
    status = 'OK';
    statusCode = 200;
    readonly headers = new Headers(asIs);
    readonly apexType: string;

    constructor(apexType: string) {
        this.apexType = apexType;
    }

    respond$1(request: HttpRequestValue): HttpResponseValue {
        const name = this.resources.get('') ?? this.resources.get(request.endpoint ?? '');
        const content =
            name === undefined ? undefined : (machine.ask('staticResource', name) as Uint8Array | undefined);
        if (content === undefined) {
            throw nullPointer();
        }
        const response = new HttpResponseValue();
        response.body = new BlobValue(content);
        response.status = this.status;
        response.statusCode = this.statusCode;
        this.headers.entries.forEach(([header, value]) => response.headers.set(header, value));
        return response;
    }
}

const mockMethods = {
    'void setHeader(String, String)': (self: StaticResourceMock, name: string, value: string) =>
        self.headers.set(name, value),
    'void setStatus(String?)': (self: StaticResourceMock, status: string) => {
        self.status = status;
    },
    'void setStatusCode(Integer)': (self: StaticResourceMock, code: number) => {
        self.statusCode = code;
    }
};

export const HTTP: LibraryTypes = {
    HttpCalloutMock: { kind: 'interface', calls: ['HttpResponse respond(HttpRequest)'] },
    Http: {
        constructors: { '()': () => new HttpValue() },
        methods: { 'HttpResponse send(HttpRequest)': send }
    },
    HttpRequest: {
        numbersArguments: true,
        constructors: { '()': () => new HttpRequestValue() },
        methods: {
            'String getBody()': (self: HttpRequestValue) => self.body.text,
            'Blob getBodyAsBlob()': (self: HttpRequestValue) => self.body,
            'Boolean getCompressed()': (self: HttpRequestValue) => self.compressed,
            'String getEndpoint()': (self: HttpRequestValue) => self.endpoint,
            'String getHeader(String?)': (self: HttpRequestValue, name: string) => self.headers.get(name),
            'String getMethod()': (self: HttpRequestValue) => self.method,
            'void setBody(String)': setBodyText,
            'void setBodyAsBlob(Blob?)': setBodyBlob,
            'void setCompressed(Boolean)': (self: HttpRequestValue, compressed: boolean) => {
                self.compressed = compressed;
            },
            'void setEndpoint(String?)': (self: HttpRequestValue, endpoint: string) => {
                self.endpoint = endpoint;
            },
            'void setHeader(String, String)': (self: HttpRequestValue, name: string, value: string) =>
                self.headers.set(name, value),
            'void setMethod(String?)': (self: HttpRequestValue, method: string) => {
                self.method = method;
            },
            'void setTimeout(Integer)': setTimeout,
            'Dom.Document getBodyDocument()': requestDocument,
            'void setBodyDocument(Dom.Document)': (self: HttpRequestValue, document: DocumentValue) => {
                self.document = document;
                setBodyText(self, document.toXml());
            },
            'void setClientCertificateName(String?)': (self: HttpRequestValue, name: string) => {
                self.certificate = name;
            }
        }
    },
    HttpResponse: {
        numbersArguments: true,
        constructors: { '()': () => new HttpResponseValue() },
        methods: {
            'String getBody()': (self: HttpResponseValue) => self.body.text,
            'Blob getBodyAsBlob()': (self: HttpResponseValue) => self.body,
            'String getHeader(String?)': (self: HttpResponseValue, name: string) => self.headers.get(name),
            'List<String> getHeaderKeys()': (self: HttpResponseValue) => new ListValue('String', self.headers.names),
            'Dom.Document getBodyDocument()': bodyDocument,
            'XmlStreamReader getXmlStreamReader()': (self: HttpResponseValue) => newStreamReader(self.body.text),
            'String getStatus()': (self: HttpResponseValue) => self.status,
            'Integer getStatusCode()': (self: HttpResponseValue) => self.statusCode,
            'void setBody(String)': setBodyText,
            'void setBodyAsBlob(Blob?)': setBodyBlob,
            'void setHeader(String, String)': (self: HttpResponseValue, name: string, value: string) =>
                self.headers.set(name, value),
            'void setStatus(String?)': (self: HttpResponseValue, status: string) => {
                self.status = status;
            },
            'void setStatusCode(Integer)': (self: HttpResponseValue, code: number) => {
                self.statusCode = code;
            }
        }
    },
    StaticResourceCalloutMock: {
        implements: ['HttpCalloutMock'],
        constructors: { '()': () => new StaticResourceMock('StaticResourceCalloutMock') },
        methods: {
            ...mockMethods,
            'void setStaticResource(String)': (self: StaticResourceMock, name: string) => {
                self.resources.set('', name);
            }
        }
    },
    MultiStaticResourceCalloutMock: {
        implements: ['HttpCalloutMock'],
        constructors: { '()': () => new StaticResourceMock('MultiStaticResourceCalloutMock') },
        methods: {
            ...mockMethods,
            'void setStaticResource(String, String)': (self: StaticResourceMock, endpoint: string, name: string) => {
                self.resources.set(endpoint, name);
            }
        }
    },
    Test: {
        methods: {
            'static Boolean isRunningTest()': () => machine.state.get('isTest') === true,
            'static Object createStub(Type, StubProvider)': createStub,
            'static void setMock(Type, Object)': setMock,
            'static void startTest()': () => machine.startTest(),
            'static void stopTest()': () => machine.stopTest()
        }
    }
};
