import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { apexType, ANY, generic, INTEGER, LIST, listOf, MAP, OBJECT, STRING, widest, LONG } from './apex-type.ts';
import type { Emitted } from '../codegen/body.ts';
import type { Field, Method } from './type-info.ts';

test('there is one object of each type, however it was made', () => {
    const list = apexType('List<String>');
    assert.equal(listOf(STRING), list);
    assert.equal(generic(MAP, [STRING, list]), apexType('Map<String, List<String>>'));
    assert.equal(generic(STRING, []), STRING);
    assert.equal(apexType('Outer.Inner').raw, apexType('Outer.Inner'));
    assert.equal(list.raw, LIST);
});

test('a type tells of what it is made, and its text is canonical', () => {
    const map = apexType('Map<String, Map<Id,List<Integer>>>');
    assert.ok(map.isMap && !map.isList && map.args[1].isMap && map.args[1].args[1].isList);
    assert.equal(map.args[1].args[1].element, INTEGER);
    assert.equal(String(map), 'Map<String,Map<Id,List<Integer>>>');
    assert.equal(JSON.stringify({ map }), '{"map":"Map<String,Map<Id,List<Integer>>>"}');
    assert.ok(INTEGER.isNumeric && INTEGER.isPrimitive && STRING.isPrimitive && !STRING.isNumeric && !ANY.isPrimitive);
    assert.equal(widest(INTEGER, LONG), LONG);
});

test('type arguments stand for type parameters, at every depth', () => {
    const [key, value] = [apexType('K'), apexType('V')];
    const bound = apexType('Map<K,List<V>>').substitute([key, value], [STRING, INTEGER]);
    assert.equal(bound, apexType('Map<String,List<Integer>>'));
    assert.equal(apexType('List<V>').substitute([key, value], [STRING]), listOf(OBJECT));
    assert.equal(STRING.substitute([key], [INTEGER]), STRING);
});

/** Fails to compile when one of them becomes text again. */
type IsObject<T> = T extends string ? never : true;
const objects: [IsObject<Emitted['type']>, IsObject<Field['type']>, IsObject<Method['returns' | 'owner']>] = [
    true,
    true,
    true
];

/** What takes the text of a type apart, or makes text of one to look into it. */
const APART =
    /\bsplit\(|\.(?:indexOf|startsWith|endsWith|includes|replace)\((?:['"`]\W?[<>,.A-Z]|\/[^/]*[<>])|\.toString\(\)|String\([^()]*\)\s*(?:\.|[!=]==)|typeParts\(|argumentTexts\(/;

test('no file of the compiler takes the text of a type apart', () => {
    assert.ok(objects.every(Boolean));
    const folder = new URL('../codegen/', import.meta.url);
    const compiler = fs
        .readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => new URL(file, folder));
    assert.ok(compiler.length > 10);
    const semantics = ['types.ts', 'type-info.ts', 'distances.ts'].map((file) => new URL(file, import.meta.url));
    for (const file of [...compiler, ...semantics]) {
        const lines = fs.readFileSync(file, 'utf8').split('\n');
        assert.deepEqual(
            lines.filter((line) => APART.test(line)),
            [],
            file.pathname
        );
    }
});
