import { cases } from '../testing/harness.ts';

/* Collections. D: documentation of List, Set, Map (their `toString` shows ten items, and each object once), J: java.util, where it is silent; P: a public reader of debug logs (the fields of an object in order of their names). */

cases(
    'collections (D; J)',
    [
        ["List<Object> l = new List<Object>{ 1 }; l.add(l); r = '' + l;", '(1, (already output))'],
        [
            "Map<String, Object> m = new Map<String, Object>(); m.put('self', m); r = String.valueOf(m);",
            '{self=(already output)}'
        ],
        [
            'List<Integer> x = new List<Integer>{ 1 }; r = new List<Object>{ x, x, new List<Integer>{ 1 } };',
            '((1), (already output), (1))'
        ],
        [
            'List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 12; i++) l.add(i); r = l;',
            '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)'
        ],
        [
            'Set<Integer> l = new Set<Integer>(); for (Integer i = 0; i < 10; i++) l.add(i); r = String.valueOf(l);',
            '{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}'
        ],
        [
            "Map<Integer, Integer> m = new Map<Integer, Integer>(); for (Integer i = 0; i < 12; i++) m.put(i, i); r = '' + m;",
            '{0=0, 1=1, 2=2, 3=3, 4=4, 5=5, 6=6, 7=7, 8=8, 9=9, ...}'
        ],
        ["Own o = new Own(); o.next = o; r = '' + o;", 'Own:[a=1, l=(x), next=(already output)]'],

        [
            'List<Integer> l = new List<Integer>{1,2}; l.add(5, 9);',
            '!System.ListException: List index out of bounds: 5'
        ],
        ['List<Integer> l = new List<Integer>{1,2}; l.get(-1);', '!System.ListException: List index out of bounds: -1'],
        [
            'List<Integer> l = new List<Integer>{1,2}; l.set(2, 1);',
            '!System.ListException: List index out of bounds: 2'
        ],
        ['List<Integer> l = new List<Integer>{1,2}; l[2] = 1;', '!System.ListException: List index out of bounds: 2'],
        [
            'List<Integer> l = new List<Integer>{1,2}; r = l.remove(5);',
            '!System.ListException: List index out of bounds: 5'
        ],
        ["List<Integer> l = new List<Integer>{1,2}; r = l.remove(0) + '' + l;", '1(2)'],
        ["List<String> l = new List<String>{ 'b', 'a', 'C', null, 'B' }; l.sort(); r = l;", '(null, B, C, a, b)'],
        [
            'List<Sorted> l = new List<Sorted>{ new Sorted(1), new Sorted(3), new Sorted(2) }; l.sort(); r = l;',
            '(3, 2, 1)'
        ],
        ["List<String> l = new List<String>{ 'ccc', 'a', 'bb' }; l.sort(new ByLength()); r = l;", '(a, bb, ccc)'],
        ['List<Season> l = new List<Season>{ Season.SUMMER, Season.WINTER }; l.sort(); r = l;', '(WINTER, SUMMER)'],
        [
            'List<Date> l = new List<Date>{ Date.newInstance(2024,2,1), Date.newInstance(2024,1,1) }; l.sort(); r = l;',
            '(2024-01-01 00:00:00, 2024-02-01 00:00:00)'
        ],
        ['List<Decimal> l = new List<Decimal>{ 2.50, 2.5, 1 }; l.sort(); r = l;', '(1, 2.50, 2.5)'],
        ['new List<Integer>(new Set<Integer>{ 3, 1 })', '(3, 1)'],
        ["new Set<String>(new List<String>{ 'a', 'b', 'a' })", '{a, b}'],
        [
            'List<Integer> l = new List<Integer>{1,2,3}; l.addAll(new Set<Integer>{4}); l.addAll(new List<Integer>{5}); r = l;',
            '(1, 2, 3, 4, 5)'
        ],
        [
            'List<List<Integer>> l = new List<List<Integer>>{ new List<Integer>{1}, new List<Integer>() }; r = l;',
            '((1), ())'
        ],
        ["new List<String>{ 'a', null }", '(a, null)'],
        ["new List<Integer>{ 1, 2, 1 }.indexOf(1) + ',' + new List<Integer>{ 1 }.indexOf(5)", '0,-1'],
        ['Integer[] a = new Integer[]{ 1, 2 }; Integer[] b = a; b[0] = 9; r = a[0];', '9'],
        ["String[] a = new String[3]; r = a.size() + ',' + a[0];", '3,null'],
        ["List<Integer> l = new List<Integer>(); r = l.isEmpty() + ',' + l.size() + ',' + l;", 'true,0,()'],
        ['List<Integer> l; r = l.size();', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            'List<Integer> l; for (Integer i : l) { } r = 1;',
            '!System.NullPointerException: Attempt to de-reference a null object'
        ],
        ['List<Integer> l = new List<Integer>{1,2}; r = l.hashCode() == new List<Integer>{1,2}.hashCode();', 'true'],
        ['new List<Integer>{1,2} == new List<Integer>{2,1}', 'false'],
        ['new List<Integer>{1,2} === new List<Integer>{1,2}', 'false'],
        [
            'Iterator<Integer> i = new List<Integer>{1,2}.iterator(); Integer n = 0; while (i.hasNext()) { n += i.next(); } r = n;',
            '3'
        ],
        [
            "Set<Integer> s = new Set<Integer>{1,2,3}; r = s.containsAll(new List<Integer>{1,3}) + ',' + s.removeAll(new List<Integer>{1}) + ',' + s;",
            'true,true,{2, 3}'
        ],
        [
            "Set<Integer> s = new Set<Integer>{1,2}; r = s.remove(9) + ',' + s.add(2) + ',' + s.contains(null);",
            'false,false,false'
        ],
        ["Set<String> s = new Set<String>{ null, 'a' }; r = s.contains(null) + ',' + s.size();", 'true,2'],
        [
            "Set<Integer> s = new Set<Integer>{1,2,3,4}; r = s.retainAll(new Set<Integer>{2,4,6}) + '' + s;",
            'true{2, 4}'
        ],
        ['Set<String> s = new Set<String>(); r = s;', '{}'],
        ["Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; r = m;", '{a=1, b=2}'],
        [
            "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.putAll(new Map<String, Integer>{ 'a' => 5, 'c' => 3 }); r = m;",
            '{a=5, c=3}'
        ],
        [
            "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; r = m.containsKey('A') + ',' + m.get('A') + ',' + m.remove('zz');",
            'false,null,null'
        ],
        [
            "Map<String, Map<String, Integer>> m = new Map<String, Map<String, Integer>>{ 'x' => new Map<String, Integer>{ 'y' => 1 } }; r = m.get('x').get('y') + '' + m;",
            '1{x={y=1}}'
        ],
        [
            "Map<Object, String> m = new Map<Object, String>{ 1 => 'i', '1' => 's' }; r = m.get(1) + m.get('1') + m.size();",
            'is2'
        ],
        [
            "Map<Season, Integer> m = new Map<Season, Integer>{ Season.WINTER => 1 }; r = m.get(Season.valueOf('WINTER'));",
            '1'
        ],
        [
            'Map<Date, Integer> m = new Map<Date, Integer>{ Date.newInstance(2024,1,1) => 1 }; r = m.get(Date.newInstance(2024,1,1));',
            '1'
        ],
        ['Map<Decimal, Integer> m = new Map<Decimal, Integer>{ 1.0 => 1 }; r = m.get(1.00);', '1'],
        [
            "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; r = m.equals(new Map<String, Integer>{ 'a' => 1 }) + ',' + (m == new Map<String, Integer>{ 'a' => 2 });",
            'true,false'
        ],
        [
            "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; Map<String, Integer> c = m.clone(); c.put('b', 2); r = m.size();",
            '1'
        ],
        [
            "Map<String, Integer> m = new Map<String, Integer>{ 'b' => 1, 'a' => 2 }; List<String> k = new List<String>(m.keySet()); k.sort(); r = k;",
            '(a, b)'
        ],
        ["Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.values().add(5); r = m;", '{a=1}'],
        [
            "Map<String, Integer> m = new Map<String, Integer>(); m.clear(); r = m.isEmpty() + '' + m.keySet() + m.values();",
            'true{}()'
        ],
        [
            "Map<String, List<Integer>> m = new Map<String, List<Integer>>(); if (!m.containsKey('a')) { m.put('a', new List<Integer>()); } m.get('a').add(1); r = m;",
            '{a=(1)}'
        ],
        ['new List<Box>{ new Box(1), null }', '(Box1, null)'],
        ["'' + new Map<String, Box>{ 'k' => new Box(2) }", '{k=Box2}'],
        ['List<Integer> l = new List<Integer>{ 0, 0 }; Integer i = 0; l[i++] = i; r = l;', '(1, 0)'],
        [
            'Object o = new List<Integer>(); r = (List<String>) o;',
            '!System.TypeException: Invalid conversion from runtime type List<Integer> to List<String>'
        ],
        ["Map<String, String> m = new Map<String, String>(); r = m.get('a')?.toUpperCase() ?? 'X';", 'X'],
        [
            'try { List<Integer> l = new List<Integer>(); l[0]++; } catch (ListException e) { r = e.getMessage(); }',
            'List index out of bounds: 0'
        ],
        [
            "Impl.class.getName() + ',' + Impl.class + ',' + List<String>.class + ',' + Map<String,Integer>.class",
            'CasesTest.Impl,CasesTest.Impl,List<String>,Map<String,Integer>'
        ],
        [
            "String s = ''; for (String k : new Map<String, Integer>{ 'x' => 1, 'y' => 2 }.keySet()) { s += k; } r = s;",
            'xy'
        ]
    ],
    ` public class MyEx extends Exception { }
 public class Box { public Integer v; public Box(Integer v) { this.v = v; } public override String toString() { return 'Box' + v; } }
 public class Own { public Own next; public Integer a = 1; public List<String> l = new List<String>{ 'x' }; }
 public class Plain { public Integer a = 1; public String b; private List<String> c = new List<String>{ 'x' }; }
 public class Sorted implements Comparable { public Integer v; public Sorted(Integer v) { this.v = v; } public Integer compareTo(Object o) { return ((Sorted) o).v - v; } public override String toString() { return '' + v; } }
 public class ByLength implements Comparator<String> { public Integer compare(String a, String b) { return a.length() - b.length(); } }
 public enum Season { WINTER, SPRING, SUMMER }
 public interface Face { Integer go(Integer i); }
 public class Impl implements Face { public Integer go(Integer i) { return i * 2; } }`
);
