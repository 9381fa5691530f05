import { MapValue } from '../../runtime/collections.ts';
import { machine } from '../../runtime/machine.ts';
import { BlobValue, type ApexValue, type Value } from '../../runtime/values.ts';
import type { LibraryTypes, Native } from '../define.ts';

/* What a class with @RestResource sees; here only tests fill it. */

/** A RestRequest or RestResponse: its fields by name, and its headers. */
class RestValue implements ApexValue {
    readonly apexType: string;
    readonly fields: Record<string, Value>;

    constructor(apexType: string, fields: Record<string, Value>) {
        this.apexType = apexType;
        this.fields = fields;
    }
}

const texts = (): MapValue => new MapValue('String', 'String');

const newRequest = (): RestValue =>
    new RestValue('RestRequest', {
        headers: texts(),
        httpMethod: null,
        params: texts(),
        remoteAddress: null,
        requestBody: BlobValue.of(''),
        requestURI: null,
        resourcePath: null
    });

const newResponse = (): RestValue =>
    new RestValue('RestResponse', { headers: texts(), responseBody: null, statusCode: null });

const field = (name: string): [Native, Native] => [
    (self: RestValue) => self.fields[name],
    (self: RestValue, value: Value) => (self.fields[name] = value)
];

const added =
    (name: string): Native =>
    (self: RestValue, key: string, value: string) => {
        (self.fields[name] as MapValue).put(key, value);
    };

const ofContext = (name: string): [Native, Native] => [
    () => machine.state.get(`RestContext.${name}`) ?? null,
    (value: Value) => {
        machine.state.set(`RestContext.${name}`, value);
        return value;
    }
];

export const REST: LibraryTypes = {
    RestRequest: {
        constructors: { '()': newRequest },
        fields: {
            'Map<String,String> headers': field('headers'),
            'String httpMethod': field('httpMethod'),
            'Map<String,String> params': field('params'),
            'String remoteAddress': field('remoteAddress'),
            'Blob requestBody': field('requestBody'),
            'String requestURI': field('requestURI'),
            'String resourcePath': field('resourcePath')
        },
        methods: {
            'void addHeader(String, String?)': added('headers'),
            'void addParameter(String, String?)': added('params')
        }
    },
    RestResponse: {
        constructors: { '()': newResponse },
        fields: {
            'Map<String,String> headers': field('headers'),
            'Blob responseBody': field('responseBody'),
            'Integer statusCode': field('statusCode')
        },
        methods: { 'void addHeader(String, String?)': added('headers') }
    },
    RestContext: {
        fields: {
            'static RestRequest request': ofContext('request'),
            'static RestResponse response': ofContext('response')
        }
    }
};
