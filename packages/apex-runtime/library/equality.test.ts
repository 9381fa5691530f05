import { cases } from '../testing/harness.ts';

/*
 * When values are the same, and what a loop may do to its collection.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases(
    'values own equality (D: equals, hashCode; P: ApexTestKit, apex-fp, apex-mockery)',
    [
        ["Map<String,Integer> m = new Map<String,Integer>{'a'=>1}; m.keySet().clear(); r = m.size();", '0'],
        ["new List<K>{ new K('a') } == new List<K>{ new K('a') }", 'true'],
        ["new Map<List<K>, Integer>{ new List<K>{ new K('a') } => 1 }.get(new List<K>{ new K('a') })", '1'],
        ["Assert.areEqual(new List<K>{ new K('a') }, new List<K>{ new K('a') }); r = 1;", '1'],
        ["new Set<K>{ new K('a') } == new Set<K>{ new K('a') }", 'true'],
        ["new Map<String, K>{ 'x' => new K('a') } == new Map<String, K>{ 'x' => new K('a') }", 'true'],
        ["new Set<List<K>>{ new List<K>{ new K('a') }, new List<K>{ new K('a') } }.size()", '1'],
        ['UUID u = UUID.randomUUID(); r = new Set<UUID>{ u, UUID.fromString(u.toString()) }.size();', '1'],
        ['UUID u = UUID.randomUUID(); r = u.hashCode() == UUID.fromString(u.toString()).hashCode();', 'true'],
        ["System.hashCode('abc')", '96354'],
        ["System.equals('abc', 'ABC')", 'true'],
        ["new List<Object>{ 'a', 1 } == new List<Object>{ 'a', 1 }", 'true'],
        ['new Set<Integer>{ 1, 2 } == new Set<Integer>{ 2, 1 }', 'true'],
        [
            "new Map<String, List<K>>{ 'a' => new List<K>{ new K('x') } }.equals(new Map<String, List<K>>{ 'a' => new List<K>{ new K('x') } })",
            'true'
        ],
        ["Set<K> s = new Set<K>{ new K('a'), new K('b') }; s.remove(new K('a')); r = s.size();", '1'],
        [
            "Map<K, Integer> m = new Map<K, Integer>{ new K('a') => 1 }; m.put(new K('a'), 2); r = m.size() + ',' + m.get(new K('a'));",
            '1,2'
        ],
        ["new List<K>{ new K('a') }.contains(new K('a'))", 'true'],
        ["new List<K>{ new K('a') }.indexOf(new K('a'))", '0'],
        ["new List<List<K>>{ new List<K>{ new K('a') } }.contains(new List<K>{ new K('a') })", 'true'],
        ["Object a = 'STR'; Object b = 'str'; r = a == b;", 'true'],
        ['Object a = 1; Object b = 1.0; r = a == b;', 'true'],
        ["new Set<Object>{ 'a', 'A' }.size()", '2'],
        ['Account.Name.getDescribe().getName()', 'Name'],
        ['Account.SObjectType == new Account().getSObjectType()', 'true'],
        ['Account.SObjectType.equals(Contact.SObjectType)', 'false'],
        ['new Set<SObjectField>{ Account.Name, Account.Name }.size()', '1'],
        ["Blob.valueOf('a') == Blob.valueOf('a')", 'true'],
        ['Date.newInstance(2020,1,1) == Date.newInstance(2020,1,1)', 'true'],
        ["new Account(Name='a') == new Account(Name='a')", 'true'],
        [
            "Map<String,Integer> m = new Map<String,Integer>{'a'=>1}; Set<String> k = m.keySet(); m.put('b', 2); r = k.size();",
            '2'
        ],
        [
            "Map<String,Integer> m = new Map<String,Integer>{'a'=>1}; m.keySet().addAll(new Set<String>{'b'});",
            '!System.FinalException: Collection is read-only'
        ],
        [
            "Map<String,Integer> m = new Map<String,Integer>{'a'=>1,'b'=>2}; m.keySet().removeAll(new List<String>{'a'}); r = m;",
            '{b=2}'
        ],
        ["Map<String,Integer> m = new Map<String,Integer>{'a'=>1}; m.keySet().clone().clear(); r = m.size();", '1']
    ],
    `    public class K { String k; public K(String k) { this.k = k; } public Boolean equals(Object o) { return o instanceof K && ((K) o).k == k; } public override Integer hashCode() { return k.hashCode(); } }`
);

cases(
    'a collection keeps its elements while a loop goes over it (D: release notes, API version 62)',
    [
        [
            "Set<String> s = new Set<String>{'a','b'}; for (String x : s) { s.remove(x); }",
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        [
            "List<String> s = new List<String>{'a','b'}; for (String x : s) { s.add(x); }",
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        ["List<String> s = new List<String>{'a','b'}; for (String x : s) { s[0] = 'c'; } r = s;", '(c, b)'],
        [
            "List<String> s = new List<String>{'a','b'}; for (String x : s) { s.remove(0); break; } s.add('z'); r = s;",
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        ["List<String> s = new List<String>{'a','b'}; for (String x : s) { break; } s.add('z'); r = s;", '(a, b, z)'],
        [
            "Map<String,Integer> m = new Map<String,Integer>{'a'=>1,'b'=>2}; for (String k : m.keySet()) { m.remove(k); }",
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        [
            "Map<String,Integer> m = new Map<String,Integer>{'a'=>1,'b'=>2}; for (String k : m.keySet()) { m.put(k, 5); } r = m;",
            '{a=5, b=5}'
        ],
        [
            "List<Integer> l = new List<Integer>{1,2}; for (Integer i : l) { try { l.add(3); } catch (FinalException e) { r = 'c'; } } l.add(4); r = r + '' + l.size();",
            'c3'
        ],
        [
            'Set<Integer> s = new Set<Integer>{1}; for (Integer i : s) { s.add(2); }',
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        ['Set<Integer> s = new Set<Integer>{1}; for (Integer i : s) { s.add(1); } r = s;', '{1}'],
        [
            'Set<Integer> s = new Set<Integer>{1}; for (Integer i : s) { s.clear(); }',
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        [
            'List<Integer> s = new List<Integer>{1}; for (Integer i : s) { s.clear(); }',
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        [
            'List<Integer> s = new List<Integer>{1}; for (Integer i : s) { s.addAll(new List<Integer>{2}); }',
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        [
            'List<Integer> s = new List<Integer>{1}; for (Integer i : s) { for (Integer j : s) { } s.add(2); }',
            '!System.FinalException: Cannot modify a collection while it is being iterated.'
        ],
        ['List<Integer> s = new List<Integer>{1,2}; for (Integer i : s.clone()) { s.add(i); } r = s;', '(1, 2, 1, 2)'],
        ['List<Integer> s = new List<Integer>{1,2}; for (Integer i = 0; i < 2; i++) { s.add(i); } r = s.size();', '4'],
        [
            "List<Integer> s = new List<Integer>{1}; try { for (Integer i : s) { throw new MyEx('x'); } } catch (MyEx e) { s.add(2); } r = s;",
            '(1, 2)'
        ]
    ],
    `    public class MyEx extends Exception {}`
);
