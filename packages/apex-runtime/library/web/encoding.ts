import crypto from 'node:crypto';
import { exception } from '../../runtime/exceptions.ts';
import { BlobValue, type ApexValue } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { urlDecode, urlEncode } from './url-codec.ts';

const DIGESTS: Record<string, string> = {
    md5: 'md5',
    sha1: 'sha1',
    'sha-1': 'sha1',
    sha256: 'sha256',
    'sha-256': 'sha256',
    'sha-512': 'sha512',
    sha512: 'sha512',
    'sha3-256': 'sha3-256',
    'sha3-384': 'sha3-384',
    'sha3-512': 'sha3-512'
};
const MACS: Record<string, string> = { hmacmd5: 'md5', hmacsha1: 'sha1', hmacsha256: 'sha256', hmacsha512: 'sha512' };

function algorithm(names: Record<string, string>, name: string): string {
    const key = name.toLowerCase();
    const found = Object.hasOwn(names, key) ? names[key] : undefined;
    if (!found) {
        throw exception('SecurityException', `Invalid algorithm ${name}`);
    }
    return found;
}

const digest = (name: string, input: BlobValue): BlobValue =>
    new BlobValue(crypto.createHash(algorithm(DIGESTS, name)).update(input.bytes).digest());

const mac = (name: string, input: BlobValue, key: BlobValue): BlobValue =>
    new BlobValue(crypto.createHmac(algorithm(MACS, name), key.bytes).update(input.bytes).digest());

const SIGNATURES: Record<string, string> = {
    rsa: 'sha1',
    'rsa-sha1': 'sha1',
    'rsa-sha256': 'sha256',
    'rsa-sha384': 'sha384',
    'rsa-sha512': 'sha512',
    'ecdsa-sha256': 'sha256',
    'ecdsa-sha384': 'sha384',
    'ecdsa-sha512': 'sha512'
};

/** The private key is PKCS #8, as the platform wants it. */
function sign(name: string, input: BlobValue, key: BlobValue): BlobValue {
    const hash = algorithm(SIGNATURES, name);
    try {
        const privateKey = crypto.createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
        return new BlobValue(crypto.sign(hash, input.bytes, privateKey));
    } catch {
        throw exception('SecurityException', 'Invalid private key. Must be PKCS8.');
    }
}

function verify(name: string, input: BlobValue, signature: BlobValue, key: BlobValue): boolean {
    const hash = algorithm(SIGNATURES, name);
    try {
        const publicKey = crypto.createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
        return crypto.verify(hash, input.bytes, publicKey, signature.bytes);
    } catch {
        throw exception('SecurityException', 'Invalid public key. Must be X.509.');
    }
}

function cipherName(name: string, key: BlobValue): string {
    const bits = /^AES(128|192|256)$/i.exec(name)?.[1];
    if (!bits) {
        throw exception('SecurityException', `Invalid algorithm ${name}. Must be AES128, AES192, or AES256`);
    }
    if (key.bytes.length * 8 !== Number(bits)) {
        throw exception('SecurityException', `Invalid private key. Must be ${Number(bits) / 8} bytes.`);
    }
    return `aes-${bits}-cbc`;
}

function encrypt(name: string, key: BlobValue, vector: BlobValue, input: BlobValue): BlobValue {
    if (vector.bytes.length !== 16) {
        throw exception('SecurityException', 'Invalid initialization vector. Must be 16 bytes.');
    }
    const cipher = crypto.createCipheriv(cipherName(name, key), key.bytes, vector.bytes);
    return new BlobValue(Buffer.concat([cipher.update(input.bytes), cipher.final()]));
}

function decrypt(name: string, key: BlobValue, vector: BlobValue, input: BlobValue): BlobValue {
    try {
        const decipher = crypto.createDecipheriv(cipherName(name, key), key.bytes, vector.bytes);
        return new BlobValue(Buffer.concat([decipher.update(input.bytes), decipher.final()]));
    } catch (error) {
        if (error instanceof Error) {
            throw exception('SecurityException', 'Given final block not properly padded');
        }
        throw error;
    }
}

function aesKey(bits: number): BlobValue {
    if (![128, 192, 256].includes(bits)) {
        throw exception('SecurityException', 'Invalid key size. Must be 128, 192, or 256.');
    }
    return new BlobValue(crypto.randomBytes(bits / 8));
}

function base64Decode(value: string): BlobValue {
    if (!/^[A-Za-z0-9+/=\s]*$/.test(value)) {
        throw exception(
            'StringException',
            `Unrecognized base64 character: ${/[^A-Za-z0-9+/=\s]/.exec(value)?.[0] ?? '='}`
        );
    }
    // What stands behind the first padding is not read.
    return new BlobValue(Buffer.from(value.replace(/=[^]*$/, ''), 'base64'));
}

function convertFromHex(value: string): BlobValue {
    if (!/^([0-9a-fA-F]{2})*$/.test(value)) {
        throw exception('StringException', 'Invalid hex string');
    }
    return new BlobValue(Buffer.from(value, 'hex'));
}

export class UuidValue implements ApexValue {
    readonly value: string;

    constructor(value: string) {
        this.value = value;
    }

    get apexType(): string {
        return 'UUID';
    }

    get equalityKey(): string {
        return this.value.toLowerCase();
    }

    toString(): string {
        return this.value;
    }
}

function uuidFrom(value: string): UuidValue {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
        throw exception('IllegalArgumentException', `Invalid UUID string: ${value}`);
    }
    return new UuidValue(value);
}

export const ENCODING: LibraryTypes = {
    Blob: {
        methods: {
            'static Blob valueOf(String)': (value: string) => BlobValue.of(value.toString()),
            'Integer size()': (self: BlobValue) => self.bytes.length,
            'String toString()': (self: BlobValue) => {
                const decoded = self.text;
                if (decoded.includes('\uFFFD')) {
                    throw exception('StringException', 'BLOB is not a valid UTF-8 string');
                }
                return decoded;
            }
        }
    },
    EncodingUtil: {
        methods: {
            'static String base64Encode(Blob)': (value: BlobValue) => Buffer.from(value.bytes).toString('base64'),
            'static Blob base64Decode(String)': base64Decode,
            'static String convertToHex(Blob)': (value: BlobValue) => Buffer.from(value.bytes).toString('hex'),
            'static Blob convertFromHex(String)': convertFromHex,
            'static String urlEncode(String, String)': urlEncode,
            'static String urlDecode(String, String)': urlDecode
        }
    },
    Crypto: {
        methods: {
            'static Blob generateDigest(String, Blob)': digest,
            'static Blob generateMac(String, Blob, Blob)': mac,
            'static Blob sign(String, Blob, Blob)': sign,
            'static Boolean verify(String, Blob, Blob, Blob)': verify,
            'static Boolean verifyHMac(String, Blob, Blob, Blob)': (
                name: string,
                input: BlobValue,
                key: BlobValue,
                expected: BlobValue
            ) => Buffer.from(mac(name, input, key).bytes).equals(Buffer.from(expected.bytes)),
            'static Blob generateAesKey(Integer)': aesKey,
            'static Blob encrypt(String, Blob, Blob, Blob)': encrypt,
            'static Blob decrypt(String, Blob, Blob, Blob)': decrypt,
            'static Blob encryptWithManagedIV(String, Blob, Blob)': (
                name: string,
                key: BlobValue,
                input: BlobValue
            ) => {
                const vector = new BlobValue(crypto.randomBytes(16));
                return new BlobValue(Buffer.concat([vector.bytes, encrypt(name, key, vector, input).bytes]));
            },
            'static Blob decryptWithManagedIV(String, Blob, Blob)': (name: string, key: BlobValue, input: BlobValue) =>
                decrypt(name, key, new BlobValue(input.bytes.subarray(0, 16)), new BlobValue(input.bytes.subarray(16))),
            'static Integer getRandomInteger()': () => crypto.randomBytes(4).readInt32LE(),
            'static Long getRandomLong()': () => crypto.randomBytes(8).readBigInt64LE()
        }
    },
    UUID: {
        methods: {
            'static UUID randomUUID()': () => new UuidValue(crypto.randomUUID()),
            'static UUID fromString(String)': uuidFrom,
            'String toString()': (self: UuidValue) => self.value
        }
    }
};
