import { cases } from '../testing/harness.ts';

/* Small programs. D: Apex Developer Guide. */

cases(
    'classes, loops and sums (D)',
    [
        ["Thing t = new Thing('a'); t.n = 4; r = t.name + t.n + Thing.count;", 'a81'],
        ['Thing t = new Thing(); t.n = 1; t.n += 1; r = t.n;', '6'],
        ['Thing t = new Thing(); r = t.n++;', '0'],
        ["new Thing().with('z').name", 'z'],
        ['new Dog().both() + new Animal().both()', 'AWoof!sA...'],
        ['Animal a = new Dog(); r = a.sound() + (a instanceof Dog) + ((Dog) a).sound();', 'WooftrueWoof'],
        ["Stack s = new ListStack(); s.push(1); s.push('b'); r = s.pop() + '' + s.pop() + s.isEmpty();", 'b1true'],
        ['apply(Op.ADD, 2, 3) + apply(Op.SUB, 2, 3)', '4'],
        ["fact(12) + ',' + fact(13)", '479001600,1932053504'],
        [
            "List<Integer> l = new List<Integer>(); Integer i = 1; Thing t = new Thing('o'); change(l, i, t); r = l + '' + i + t.name;",
            '(9)1changed'
        ],
        ["many('a') + many('a', 'b') + many('a', 1)", '12o'],
        ['lng(1) + dbl(1) + dec(1) + dec(1.5) + dbl(1.5)', 'longdoubledecimaldecimaldouble'],
        ["CONST.add('y'); r = CONST;", '(x, y)'],
        ['tryAll()', '111'],
        ["try { throw new MyEx('m'); } catch (MyEx e) { r = e.extra + e.getMessage(); }", 'em'],
        ['try { throw new SubEx(); } catch (Exception e) { r = e.getMessage(); }', 'own'],
        ["ret(true) + '' + ret(false)", '1x'],
        ["new Pair(1, 'a') == new Pair(1, 'A')", 'true'],
        ['new Set<Pair>{ new Pair(1, 2), new Pair(1, 2), new Pair(2, 1) }.size()', '2'],
        ["new Map<Pair, String>{ new Pair(1, 2) => 'x' }.containsKey(new Pair(1, 2))", 'true'],
        ['new Outer2().make().v', 'in'],
        ["String s = ''; for (String x : new Its()) { s += x; } r = s;", 'n0n1n2'],
        ["String.join(new Its(), '-')", 'n0-n1-n2'],
        ['new TmplImpl().run()', '[b}'],
        ['Integer x = 0; for (Integer i : new List<Integer>{1,2,3}) { if (i == 2) continue; x += i; } r = x;', '4'],
        ['Integer x = 0; for (Integer i = 0; i < 10; i++) { if (i == 5) break; x += i; } r = x;', '10'],
        [
            'Integer[][] g = new List<List<Integer>>{ new Integer[]{1,2}, new Integer[]{3} }; r = g[0][1] + g[1][0] + g.size();',
            '7'
        ],
        [
            "Map<String, Object> m = new Map<String, Object>{ 'a' => new List<Object>{ 1, new Map<String, Object>{ 'b' => 2 } } }; r = ((Map<String, Object>) ((List<Object>) m.get('a'))[1]).get('b');",
            '2'
        ],
        [
            "List<Object> l = new List<Object>{ 1, 'a', 2.5, null, true }; Integer n = 0; for (Object o : l) { if (o instanceof Integer) n += 1; else if (o instanceof String) n += 10; else if (o instanceof Decimal) n += 100; else if (o == null) n += 1000; else n += 10000; } r = n;",
            '11111'
        ],
        ["String s = null; s += 'a'; r = s;", 'nulla'],
        ["String a = 'x'; String b = a; a += 'y'; r = b;", 'x'],
        ["Integer a = 5, b = 6; Integer t = a; a = b; b = t; r = a + ',' + b;", '6,5'],
        ['Boolean b = 1 > 2 ? true : 3 > 2 ? true : false; r = b;', 'true'],
        ['1 + 2 * 3 - 4 / 2', '5'],
        ['(1 + 2) * (3 - 4) / 2', '-1'],
        ['7 - 3 - 2', '2'],
        ["2 + 3 + 'x' + 2 + 3", '5x23'],
        ["'a' == 'a' && 'a' != 'b' && !('a' == 'b')", 'true'],
        ['5 == 5.0 && 5L == 5 && 0.10 == 0.1', 'true'],
        ['Object o = 5; r = o == 5;', 'true'],
        ["Object o = 'Abc'; r = o == 'abc';", 'true'],
        ['Date a; Date b; r = a == b;', 'true'],
        ['Long l = 1; l += 2147483647; r = l;', '2147483648'],
        ['Integer i = 1; Long l = 2; r = i + l;', '3'],
        ['Decimal d = 5; d /= 2; r = d;', '2.5'],
        ['Decimal d = 1; d += 1; d *= 1.5; d -= 0.25; r = d;', '2.75'],
        ['Double d = 7; d /= 2; r = d;', '3.5'],
        ['Integer i = 7; Double d = i / 2; r = d;', '3.0'],
        ['Integer i = 10; i += 5 * 2; r = i;', '20'],
        ['Integer i = 5; Integer j = i++ * 2 + i; r = j;', '16'],
        ['-(-5) + +3', '8'],
        ['Boolean b = true; b = !b; r = b;', 'false'],
        ['Boolean b = false; b |= true; r = b;', 'true'],
        ['Integer i = 6; i &= 3; i ^= 7; r = i;', '5'],
        ["Integer i = -16; r = (i >> 2) + ',' + (i >>> 28) + ',' + (i << 1);", '-4,15,-32'],
        [
            "Set<Integer> a = new Set<Integer>{1,2,3}; Set<Integer> b = a.clone(); b.remove(1); r = a.size() + ',' + b.size();",
            '3,2'
        ],
        ['List<Integer> a = new List<Integer>{3,1,2}; List<Integer> b = a; b.sort(); r = a;', '(1, 2, 3)'],
        [
            "Map<String, Integer> counts = new Map<String, Integer>(); for (String w : 'a b a c a'.split(' ')) { counts.put(w, (counts.get(w) ?? 0) + 1); } r = counts;",
            '{a=3, b=1, c=1}'
        ],
        [
            "List<String> parts = 'a=1;b=2'.split(';'); Map<String, String> m = new Map<String, String>(); for (String p : parts) { List<String> kv = p.split('='); m.put(kv[0], kv[1]); } r = m.get('b');",
            '2'
        ],
        ["System.debug('x'); System.debug(LoggingLevel.ERROR, 'y'); r = 'z';", 'z'],
        [
            "Integer i; try { i = 'abc'.length() / 0; } catch (MathException e) { i = -1; } finally { i = i == null ? 0 : i; } r = i;",
            '-1'
        ],
        [
            'try { String s; s.length(); } catch (NullPointerException e) { r = e.getMessage(); }',
            'Attempt to de-reference a null object'
        ],
        ["try { Id i = 'bad'; } catch (StringException e) { r = e.getMessage(); }", 'Invalid id: bad'],
        [
            'try { Object o = new Dog(); Thing t = (Thing) o; } catch (TypeException e) { r = e.getMessage(); }',
            'Invalid conversion from runtime type CasesTest.Dog to CasesTest.Thing'
        ],
        [
            "try { new Map<String, Integer>{ 'a' => 1 }.get('b').format(); } catch (NullPointerException e) { r = 'npe'; }",
            'npe'
        ],
        [
            "try { throw new IllegalArgumentException('bad arg'); } catch (IllegalArgumentException e) { r = e.getTypeName() + e.getMessage(); }",
            'System.IllegalArgumentExceptionbad arg'
        ],
        [
            "try { try { throw new MyEx('1'); } catch (MyEx e) { throw new SubEx('2', e); } } catch (Exception e) { r = e.getCause().getMessage(); }",
            '1'
        ],
        ["Exception e = new MyEx('a'); r = e instanceof MyEx && e.getMessage() == 'a';", 'true'],
        ['Type t = Thing.class; Thing x = (Thing) t.newInstance(); r = x.n;', '0'],
        ["Type.forName('CasesTest.Thing') == Thing.class", 'true'],
        ['List<Type> l = new List<Type>{ String.class, Thing.class }; r = l;', '(String, CasesTest.Thing)'],
        ["JSON.serialize(new Pair(1, new List<Object>{ null, 'x' }))", '{"a":1,"b":[null,"x"]}'],
        [
            "Datetime d = (Datetime) JSON.deserialize('\"2024-05-06T07:08:09.123Z\"', Datetime.class); r = d.formatGmt('yyyy-MM-dd HH:mm:ss.SSS');",
            '2024-05-06 07:08:09.123'
        ],
        [
            "Math.round(2.5) + ',' + Math.round(3.5) + ',' + Math.round(-2.5) + ',' + Math.floor(2.7) + ',' + Math.ceil(2.1)",
            '2,4,-2,2,3'
        ],
        ['Math.PI > 3.14 && Math.E < 2.72', 'true'],
        ["'%' + EncodingUtil.urlEncode('%', 'UTF-8')", '%%25'],
        ["String s = 'line1\\nline2'; r = s.split('\\n').size() + s.indexOf('\\n');", '7'],
        ["'abc'.substring(1).toUpperCase().reverse().length()", '2'],
        ["'  x '.trim().length() + ' a b '.deleteWhitespace()", '1ab'],
        ["String.isBlank('\\t\\n ') && !String.isEmpty(' ')", 'true'],
        ["'a' < 'b' && 'B' > 'a' && 'a' <= 'A'", 'true'],
        [
            'List<Integer> l = new List<Integer>{ 1, 2, 3, 4 }; for (Integer i = l.size() - 1; i >= 0; i--) { if (Math.mod(l[i], 2) == 0) l.remove(i); } r = l;',
            '(1, 3)'
        ],
        ['Integer i = 0; do { i++; if (i == 3) continue; } while (i < 5); r = i;', '5'],
        ["String res = ''; for (Op o : Op.values()) { res += o.name() + o.ordinal(); } r = res;", 'ADD0SUB1'],
        ["Op.valueOf('SUB') == Op.SUB", 'true'],
        [
            'Map<Op, Integer> m = new Map<Op, Integer>(); for (Op o : Op.values()) m.put(o, o.ordinal()); r = m;',
            '{ADD=0, SUB=1}'
        ],
        ["Blob b = Blob.valueOf('x'); r = b.size() + b.toString() + EncodingUtil.base64Encode(b);", '1xeA=='],
        ['Long start = System.currentTimeMillis(); r = Datetime.newInstance(start).getTime() == start;', 'true'],
        ['Time a = Time.newInstance(1,2,3,4); Time b = Time.newInstance(1,2,3,4); r = a == b;', 'true'],
        [
            "Object o = Date.newInstance(2024,1,1); r = (o instanceof Date) + ',' + (o instanceof Datetime);",
            'true,false'
        ]
    ],
    `
 public class Thing { public String name { get; set; } public Integer n { get { return n == null ? 0 : n; } set { n = value * 2; } } public static Integer count = 0; public Thing() { count++; } public Thing(String name) { this(); this.name = name; } public Thing with(String s) { name = s; return this; } }
 public virtual class Animal { public virtual String sound() { return '...'; } public virtual String both() { return 'A' + sound(); } protected String secret = 's'; }
 public class Dog extends Animal { public override String sound() { return 'Woof'; } public override String both() { return super.both() + '!' + secret; } }
 public interface Stack { void push(Object o); Object pop(); Boolean isEmpty(); }
 public class ListStack implements Stack { private List<Object> l = new List<Object>(); public void push(Object o) { l.add(o); } public Object pop() { return l.remove(l.size() - 1); } public Boolean isEmpty() { return l.isEmpty(); } }
 public enum Op { ADD, SUB }
 static Integer apply(Op o, Integer a, Integer b) { switch on o { when ADD { return a + b; } when SUB { return a - b; } } return null; }
 static Integer fact(Integer n) { return n <= 1 ? 1 : n * fact(n - 1); }
 static void change(List<Integer> l, Integer i, Thing t) { l.add(9); i = 9; t.name = 'changed'; t = null; }
 static String many(String a) { return '1'; } static String many(String a, String b) { return '2'; } static String many(String a, Object b) { return 'o'; }
 static String lng(Long l) { return 'long'; } static String dbl(Double d) { return 'double'; } static String dec(Decimal d) { return 'decimal'; }
 static final List<String> CONST = new List<String>{ 'x' };
 static Integer tryAll() { Integer i = 0; try { i += 1; throw new MyEx('a'); } catch (MyEx e) { i += 10; } finally { i += 100; } return i; }
 public class MyEx extends Exception { public String extra = 'e'; }
 public class SubEx extends Exception { public override String getMessage() { return 'own'; } }
 static Object ret(Boolean b) { if (b) return 1; else return 'x'; }
 public class Pair { public Object a; public Object b; public Pair(Object a, Object b) { this.a = a; this.b = b; } public Boolean equals(Object o) { if (!(o instanceof Pair)) return false; Pair p = (Pair) o; return a == p.a && b == p.b; } public Integer hashCode() { return 31 * System.hashCode(a) + System.hashCode(b); } }
 public class Outer2 { public class In { public String v = 'in'; } public In make() { return new In(); } }
 public class It implements Iterator<String> { Integer i = 0; public Boolean hasNext() { return i < 3; } public String next() { return 'n' + i++; } }
 public class Its implements Iterable<String> { public Iterator<String> iterator() { return new It(); } }
 public abstract class Tmpl { public String run() { return pre() + body() + post(); } protected virtual String pre() { return '['; } protected abstract String body(); protected virtual String post() { return ']'; } }
 public class TmplImpl extends Tmpl { protected override String body() { return 'b'; } protected override String post() { return '}'; } }
`
);
