import { randomBytes } from 'node:crypto';
import { machine } from '../runtime/machine.ts';
import { enumConstant } from '../runtime/operations.ts';
import type { ApexValue, Value } from '../runtime/values.ts';
import type { LibraryTypes } from './define.ts';

/* What code asks of the transaction that it runs in, and small types that go with it. */

/** `Request`: one a transaction. */
class RequestValue implements ApexValue {
    readonly apexType = 'Request';
    readonly id = randomBytes(11).toString('base64url');
}

const REQUEST = 'request';

function currentRequest(): RequestValue {
    const known = (machine.state.get(REQUEST) as RequestValue | undefined) ?? new RequestValue();
    machine.state.set(REQUEST, known);
    return known;
}

/** Code runs here for a component of a page, or for a test. */
const quiddity = (): Value => enumConstant('Quiddity', machine.state.get('isTest') ? 'RUNTEST_SYNC' : 'AURA');

/** `Version` of a package. */
class VersionValue implements ApexValue {
    readonly apexType = 'Version';
    readonly parts: readonly [major: number, minor: number, patch: number | null];

    constructor(major: number, minor: number, patch: number | null = null) {
        this.parts = [major, minor, patch];
    }

    get equalityKey(): string {
        return this.parts.map((part) => part ?? 0).join('.');
    }

    toString(): string {
        return this.parts.filter((part) => part !== null).join('.');
    }

    compare(other: VersionValue): number {
        const differences = this.parts.map((part, i) => Math.sign((part ?? 0) - (other.parts[i] ?? 0)));
        return differences.find((difference) => difference !== 0) ?? 0;
    }
}

/** `AccessLevel`: the running user may see everything here. */
class AccessLevelValue implements ApexValue {
    readonly apexType = 'AccessLevel';
    readonly equalityKey: string;

    constructor(name: string) {
        this.equalityKey = name;
    }
}

/** `Collator`: text in the order of the user's language, which is English. */
class CollatorValue implements ApexValue {
    readonly apexType = 'Collator';
    private static readonly english = new Intl.Collator('en-US');

    /** Named as emitted code calls an interface of the platform. */
    compare$2(left: string | null, right: string | null): number {
        if (left === null || right === null) {
            return left === right ? 0 : left === null ? -1 : 1;
        }
        return CollatorValue.english.compare(left, right);
    }
}

export const CONTEXT: LibraryTypes = {
    Request: {
        methods: {
            'static Request getCurrent()': currentRequest,
            'Quiddity getQuiddity()': quiddity,
            'String getRequestId()': (self: RequestValue) => self.id
        }
    },
    Quiddity: {
        constants:
            `ANONYMOUS AURA BATCH_ACS BATCH_APEX BATCH_CHUNK_PARALLEL BATCH_CHUNK_SERIAL BULK_API COMMERCE_INTEGRATION
            DISCOVERABLE_LOGIN FUNCTION_CALLBACK FUTURE INBOUND_EMAIL_SERVICE INVOCABLE_ACTION IOT
            PLATFORM_EVENT_PUBLISH_CALLBACK QUEUEABLE QUICK_ACTION REMOTE_ACTION REST RUNTEST_ASYNC RUNTEST_DEPLOY RUNTEST_SYNC
            SCHEDULED SOAP SYNCHRONOUS TRANSACTION_FINALIZER_QUEUEABLE VF`.split(/\s+/)
    },
    TriggerOperation: {
        constants: [
            'BEFORE_INSERT',
            'BEFORE_UPDATE',
            'BEFORE_DELETE',
            'AFTER_INSERT',
            'AFTER_UPDATE',
            'AFTER_DELETE',
            'AFTER_UNDELETE'
        ]
    },
    AccessLevel: {
        fields: {
            'static AccessLevel USER_MODE': [() => new AccessLevelValue('USER_MODE')],
            'static AccessLevel SYSTEM_MODE': [() => new AccessLevelValue('SYSTEM_MODE')]
        }
    },
    Version: {
        constructors: {
            '(Integer, Integer)': (major: number, minor: number) => new VersionValue(major, minor),
            '(Integer, Integer, Integer)': (major: number, minor: number, patch: number) =>
                new VersionValue(major, minor, patch)
        },
        methods: {
            'Integer major()': (self: VersionValue) => self.parts[0],
            'Integer minor()': (self: VersionValue) => self.parts[1],
            'Integer patch()': (self: VersionValue) => self.parts[2],
            'Integer compareTo(Version)': (self: VersionValue, other: VersionValue) => self.compare(other)
        }
    },
    Collator: {
        implements: ['Comparator<String>'],
        methods: {
            'static Collator getInstance()': () => new CollatorValue(),
            'Integer compare(String?, String?)': (self: CollatorValue, left: string | null, right: string | null) =>
                self.compare$2(left, right)
        }
    }
};
