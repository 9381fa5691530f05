import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTypes } from '../library/index.ts';
import { type Method, type TypeInfo } from '../semantics/types.ts';
import { apexType, OBJECT, type ApexType } from '../semantics/apex-type.ts';
import { readPlatformTypes, standardTypesJar, type PlatformType } from './platform.ts';

/** What the platform has and apex-ls does not describe; each with where it is documented. */
const DOCUMENTED_ELSEWHERE: Record<string, string[]> = {
    // Not in the reference, but they compile in an org and public code uses them.
    Integer: ['static max_value', 'static min_value'],
    Long: ['static max_value', 'static min_value']
};

const jar = standardTypesJar();
const skip = jar ? false : 'no @salesforce/code-analyzer-pmd-engine installed: the platform signatures are in its jars';
const platform = jar ? readPlatformTypes(jar) : new Map<string, PlatformType>();
const { types } = createTypes();

const shortName = (type: ApexType): string => type.name.split('.').at(-1)!.toLowerCase();

function parameterName(info: TypeInfo, type: ApexType): string {
    const isOpen = type === OBJECT || info.typeParameters.includes(type);
    return isOpen ? 'any' : shortName(type);
}

const parametersOf = (info: TypeInfo, method: Method): string =>
    method.parameters.map((type) => parameterName(info, type)).join(', ');

/** Every member that the runtime offers, as the platform's table writes it. */
function offered(info: TypeInfo): string[] {
    const methods = [...info.methods.values()].flat();
    return [
        ...methods.map((m) => `${m.isStatic ? 'static ' : ''}${m.name.toLowerCase()}(${parametersOf(info, m)})`),
        ...info.constructors.map((constructor) => `<init>(${parametersOf(info, constructor)})`),
        ...[...info.fields.values()].map((field) => `${field.isStatic ? 'static ' : ''}${field.name.toLowerCase()}`),
        ...info.constants.map((constant) => `static ${constant.toLowerCase()}`)
    ];
}

/** `Any` in the platform's table takes everything: apex-ls does not check such a parameter further. */
function matches(offer: string, declared: string): boolean {
    const [name, parameters] = offer.slice(0, -1).split('(');
    const [declaredName, declaredParameters] = declared.slice(0, -1).split('(');
    const own = parameters?.split(', ') ?? [];
    const wanted = declaredParameters?.split(', ') ?? [];
    return (
        name === declaredName &&
        own.length === wanted.length &&
        wanted.every((type, i) => type === own[i] || (type === 'any' && own[i] !== ''))
    );
}

function hasMember(name: string, member: string): boolean {
    for (let type = platform.get(name); type; type = platform.get(type.superType ?? '')) {
        if ([...type.members].some((declared) => matches(member, declared) || member === declared)) {
            return true;
        }
    }
    return platform.get('object')!.members.has(member);
}

// The names with # are ours: they stand for what every enum and every SObject type has.
for (const info of types.library().filter(({ type }) => !type.name.startsWith('#'))) {
    const { name } = info.type;
    test(`${name} offers nothing that the platform has not`, { skip }, () => {
        assert.ok(platform.has(shortName(info.type)), `the platform has no type ${name}`);
        const known = DOCUMENTED_ELSEWHERE[name] ?? [];
        const invented = offered(info).filter(
            (member) => !hasMember(shortName(info.type), member) && !known.includes(member)
        );
        assert.deepEqual(invented, []);
    });
}

/** Types that integration code is made of. */
const CORE =
    `Blob Crypto Date Datetime Decimal Dom.Document Dom.XmlNode Double EncodingUtil Exception Http HttpRequest HttpResponse Id
    Integer JSON JSONGenerator JSONParser List Long Map Matcher Math Pattern Set String Time TimeZone Type URL UUID`.split(
        /\s+/
    );

/** Names of members of these types that the library has. It only rises: who adds one raises it here. */
const MEMBERS = 486;

test('of the core types the library loses no member, and what is missing is told by name', { skip }, () => {
    const missing: string[] = [];
    let has = 0;
    for (const core of CORE) {
        const info = types.get(apexType(core))!;
        const own = new Set([...info.methods.keys(), ...info.fields.keys(), ...types.get(OBJECT)!.methods.keys()]);
        for (const name of memberNames(shortName(info.type))) {
            has += own.has(name) ? 1 : 0;
            missing.push(...(own.has(name) ? [] : [`${core}.${name}`]));
        }
    }
    assert.equal(has, MEMBERS, `the library has ${has} members of the core types; missing: ${missing.join(' ')}`);
});

const memberNames = (type: string): Set<string> =>
    new Set(
        [...platform.get(type)!.members]
            .map((member) => /^(?:static )?([^(]+)/.exec(member)![1])
            .filter((name) => name !== '<init>')
    );
