import { cases } from '../testing/harness.ts';

/* The language. D: Apex Developer Guide, J: Java, where the guide is silent. */

cases(
    'classes, operators, exceptions, assertions (D; J)',
    [
        ['new Box(1)', 'Box1'],
        ['new Plain()', 'Plain:[a=1, b=null, c=(x)]'],
        ["Season.SPRING + '' + Season.SPRING.ordinal() + Season.SPRING.name()", 'SPRING1SPRING'],
        ["Season.valueOf('nope')", '!System.NoSuchElementException: No enum constant CasesTest.Season.nope'],
        ['Season.values().size()', '3'],
        ['Season s; r = s == Season.WINTER;', 'false'],
        ['Season s; r = s.name();', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            'Season.WINTER == Season.WINTER && Season.WINTER != Season.SUMMER && Season.WINTER.equals(Season.WINTER)',
            'true'
        ],
        ["sw('a') + sw('A') + sw('b') + sw(null) + sw('x')", 'abbigabnullelse'],
        ['swl(1) + swl(3000000000L) + swl(2)', 'onebigelse'],
        ['swn(1) + swn(2)', 'afterelse'],
        ['sws(Season.SPRING) + sws(Season.SUMMER) + sws(null)', 'coldhotnone'],
        ["r = fin(); r = r + '' + trail;", '1(f)'],
        ['finOver()', '1'],
        ["Boolean b = mark('a', false) && mark('b', true); r = trail;", '(a)'],
        ["Boolean b = mark('a', true) || mark('b', true); r = trail;", '(a)'],
        ["Boolean b = mark('a', true) & mark('b', false); r = trail + '' + b;", '(a, b)false'],
        ["r = lazy + lazy + '' + trail;", '10(made)'],
        ['Integer i = next() + next() * next(); r = i;', '7'],
        ["new Init().log + ',' + new Init(1).log", 'fic,ficd'],
        ['new C1().log', 'pPcC'],
        ['new Child().call() + ((Parent) new Child()).who()', 'childchild'],
        ['Face f = new Impl(); r = f.go(4);', '8'],
        [
            "Object o = new Impl(); r = (o instanceof Face) + ',' + (o instanceof Impl) + ',' + (o instanceof Parent);",
            'true,true,false'
        ],
        [
            'Parent p = new Parent(); Child c = (Child) p;',
            '!System.TypeException: Invalid conversion from runtime type CasesTest.Parent to CasesTest.Child'
        ],
        ['Object o = null; r = o instanceof String;', 'false'],
        ['Object o = null; String s = (String) o; r = s;', 'null'],
        [
            "Object o = 5; r = (o instanceof Integer) + ',' + (o instanceof String) + ',' + (o instanceof Object);",
            'true,false,true'
        ],
        ['Chain c; r = c?.next?.name;', 'null'],
        // D: the part that is not evaluated can include array expressions.
        ['Chain c; r = c?.all[0];', 'null'],
        ["Chain c; r = c?.all[next()].name + ',' + next();", 'null,1'],
        [
            "Chain c = new Chain('a'); r = c?.all[0];",
            '!System.NullPointerException: Attempt to de-reference a null object'
        ],
        ["Chain c = new Chain('a'); r = c?.next?.name + ',' + c?.name;", 'null,a'],
        [
            "Chain c = new Chain('a'); r = c.next.name;",
            '!System.NullPointerException: Attempt to de-reference a null object'
        ],
        ["String s; r = s ?? 'd';", 'd'],
        ["String s = ''; r = s ?? 'd';", ''],
        ['Integer a; Integer b; r = a ?? b ?? 3;', '3'],
        ['Integer a = 1; r = (a ?? next()) + counter;', '1'],
        ["Chain c; r = (c?.name ?? 'none').length();", '4'],
        ['true ? 1 : 2', '1'],
        ["Integer i = null; r = i == null ? 'n' : 'v';", 'n'],
        ['1 < 2 == true', 'true'],
        ['!true || true && !false', 'true'],
        ['Boolean b; r = b == true;', 'false'],
        ['Boolean b; if (b) { r = 1; } r = 2;', '!System.NullPointerException: Attempt to de-reference a null object'],
        ['Boolean b; r = !b;', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            "try { try { thrower(); } finally { trail.add('f'); } } catch (Exception e) { r = e.getMessage() + trail; }",
            'thrown(f)'
        ],
        [
            'try { try { thrower(); } catch (MyEx e) { throw e; } } catch (Exception e) { r = e.getMessage(); }',
            'thrown'
        ],
        ['try { throw new MyEx(); } catch (Exception e) { r = e.getMessage(); }', 'Script-thrown exception'],
        [
            "try { throw new MyEx(new CalloutException('c')); } catch (Exception e) { r = e.getMessage() + '|' + e.getCause().getMessage(); }",
            'Script-thrown exception|c'
        ],
        ["new CodeEx(5).code + '' + new CodeEx(5).getMessage()", '5Script-thrown exception'],
        ['Exception e; throw e;', '!System.NullPointerException: Attempt to de-reference a null object'],
        [
            "MyEx e = new MyEx('a'); e.initCause(new CalloutException('b')); r = e.getCause().getTypeName();",
            'System.CalloutException'
        ],
        [
            "try { Integer i = Integer.valueOf('x'); } catch (TypeException e) { r = e.getMessage(); }",
            'Invalid integer: x'
        ],
        [
            "try { Object o = 'a'; Integer i = (Integer) o; } catch (Exception e) { r = e instanceof TypeException; }",
            'true'
        ],
        ["new MyEx('a').getStackTraceString() != null", 'true'],
        [
            "try { throw new AuraHandledException('m'); } catch (AuraHandledException e) { r = e.getMessage(); }",
            'Script-thrown exception'
        ],
        ["AuraHandledException e = new AuraHandledException('m'); e.setMessage('real'); r = e.getMessage();", 'real'],
        ["((Face) Type.forName('CasesTest.Impl').newInstance()).go(3)", '6'],
        [
            "Impl.class == Type.forName('CasesTest.Impl') && Impl.class.equals(Impl.class) && Impl.class.hashCode() == Impl.class.hashCode()",
            'true'
        ],
        ["Face.class.isAssignableFrom(Impl.class) + ',' + Impl.class.isAssignableFrom(Face.class)", 'true,false'],
        ["Type.forName('')", 'null'],
        ["Type.forName('', 'CasesTest') != null", 'true'],
        ['String.valueOf(Season.class) + Account.class.getName()', 'CasesTest.SeasonAccount'],
        ['Integer i = 5; Object o = i; i++; r = o;', '5'],
        ['final Integer k = 5; r = k;', '5'],
        ['Long l = 5; Integer i = l.intValue(); r = i;', '5'],
        ['Integer n = 0; for (;;) { if (n++ > 3) { break; } if (n == 2) { continue; } } r = n;', '5'],
        ['Integer n = 0; while (true) { n++; if (n > 2) break; } do { n--; } while (n > 0); r = n;', '0'],
        [
            "Limits.getLimitCpuTime() + ',' + Limits.getLimitHeapSize() + ',' + Limits.getLimitQueries() + ',' + Limits.getLimitDmlStatements() + ',' + Limits.getLimitDmlRows() + ',' + Limits.getLimitQueryRows() + ',' + Limits.getLimitSoslQueries() + ',' + Limits.getLimitFutureCalls() + ',' + Limits.getLimitQueueableJobs() + ',' + Limits.getLimitEmailInvocations() + ',' + Limits.getLimitAggregateQueries() + ',' + Limits.getLimitPublishImmediateDML() + ',' + Limits.getLimitQueryLocatorRows()",
            '10000,6000000,100,150,10000,50000,20,50,50,10,300,150,10000'
        ],
        ['Limits.getQueries() + Limits.getDmlStatements() + Limits.getCallouts()', '0'],
        ['Test.startTest(); Test.stopTest(); Test.startTest();', '!System.FinalException: Testing already started'],
        ["System.assert(false, 'm');", '!System.AssertException: Assertion Failed: m'],
        [
            "System.assertEquals('a', 'b', 'msg');",
            '!System.AssertException: Assertion Failed: msg: Expected: a, Actual: b'
        ],
        ["System.assertNotEquals(1, 1, 'msg');", '!System.AssertException: Assertion Failed: msg: Same value: 1'],
        [
            'Assert.areEqual(new List<Integer>{1}, new List<Integer>{2});',
            '!System.AssertException: Assertion Failed: Expected: (1), Actual: (2)'
        ],
        ["Assert.isFalse(true, 'm');", '!System.AssertException: Assertion Failed: m: Expected: false, Actual: true'],
        ['Assert.fail();', '!System.AssertException: Assertion Failed'],
        ["System.assertEquals(1.0, 1); r = 'ok';", 'ok'],
        ["System.assertEquals('5', 5);", '!System.AssertException: Assertion Failed: Expected: 5, Actual: 5'],
        ["System.assertEquals(null, 'x');", '!System.AssertException: Assertion Failed: Expected: null, Actual: x']
    ],
    `
 public class MyEx extends Exception { }
 public class CodeEx extends Exception { public Integer code; public CodeEx(Integer code) { this.code = code; } }
 public virtual class Parent { public virtual String who() { return 'parent'; } public String call() { return who(); } }
 public class Child extends Parent { public override String who() { return 'child'; } }
 public class Box { public Integer v; public Box(Integer v) { this.v = v; } public override String toString() { return 'Box' + v; } }
 public class Plain { public Integer a = 1; public String b; private List<String> c = new List<String>{ 'x' }; }
 public class Sorted implements Comparable { public Integer v; public Sorted(Integer v) { this.v = v; } public Integer compareTo(Object o) { return ((Sorted) o).v - v; } public override String toString() { return '' + v; } }
 public class ByLength implements Comparator<String> { public Integer compare(String a, String b) { return a.length() - b.length(); } }
 public enum Season { WINTER, SPRING, SUMMER }
 public abstract class Abs { public abstract void go(); }
 public interface Face { Integer go(Integer i); }
 public class Impl implements Face { public Integer go(Integer i) { return i * 2; } }
 public class NoDefault { public NoDefault(Integer i) { } }
 static List<String> trail = new List<String>();
 static Boolean mark(String s, Boolean b) { trail.add(s); return b; }
 static Integer fin() { try { return 1; } finally { trail.add('f'); } }
 static Integer finOver() { Integer i = 1; try { return i; } finally { i = 2; } }
 static void thrower() { throw new MyEx('thrown'); }
 static String sw(String s) { switch on s { when 'a', 'b' { return 'ab'; } when 'A' { return 'big'; } when null { return 'null'; } when else { return 'else'; } } }
 static String swl(Long l) { switch on l { when 1L { return 'one'; } when 3000000000L { return 'big'; } when else { return 'else'; } } }
 static String swn(Integer i) { switch on i { when 1 { } when else { return 'else'; } } return 'after'; }
 static String sws(Season s) { switch on s { when WINTER, SPRING { return 'cold'; } when SUMMER { return 'hot'; } when null { return 'none'; } } return '?'; }
 static String over(Object o) { return 'object'; } static String over(Integer i) { return 'integer'; } static String over(Decimal d) { return 'decimal'; } static String over(List<Object> l) { return 'list'; }
 public static Integer lazy { get { if (lazy == null) { lazy = 5; trail.add('made'); } return lazy; } set; }
 public Integer own { get; private set; }
 static Integer counter = 0; static Integer next() { return ++counter; }
 public class Init { public String log = 'f'; { log += 'i'; } public Init() { log += 'c'; } public Init(Integer i) { this(); log += 'd'; } }
 public virtual class P1 { public String log = ''; public P1() { log += 'P'; } { log += 'p'; } }
 public class C1 extends P1 { public C1() { log += 'C'; } { log += 'c'; } }
 public class Chain { public Chain next; public String name; public List<Chain> all; public Chain(String n) { name = n; } public Chain then() { return next; } }
`
);
