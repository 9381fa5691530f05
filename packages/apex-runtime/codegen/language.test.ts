import { cases } from '../testing/harness.ts';

cases('numbers', [
    ['2147483647 + 1', '-2147483648'],
    ['-2147483648 - 1', '2147483647'],
    ['65536 * 65536', '0'],
    ['2147483647L + 1', '2147483648'],
    ['9223372036854775807L + 1', '-9223372036854775808'],
    ['7 / 2', '3'],
    ['-7 / 2', '-3'],
    ['7 / 2.0', '3.5'],
    ['Math.mod(-7, 3)', '-1'],
    ['1 / 0', '!System.MathException: Divide by 0'],
    ['1.0 / 0', '!System.MathException: Divide by 0'],
    ['1.10 + 2.205', '3.305'],
    ['1.50', '1.50'],
    ['1.5 * 1.5', '2.25'],
    ['5 == 5.0', 'true'],
    ['5 & 3', '1'],
    ['5 | 3', '7'],
    ['5 ^ 3', '6'],
    ['1 << 33', '2'],
    ['-8 >> 1', '-4'],
    ['-8 >>> 28', '15'],
    ['Integer i = 5; r = i++ + ++i;', '12'],
    ['Integer i = 7; i /= 2; i *= 3; i -= 1; r = i;', '8'],
    ['Integer i; r = i + 1;', '!System.NullPointerException: Attempt to de-reference a null object'],
    ['Double d = 1; r = d;', '1.0'],
    ['Decimal d = 3; r = d / 4;', '0.75'],
    ['(Integer) 3.99', '3'],
    ['(Long) 3.99', '3']
]);

cases('strings and null', [
    ["1 + 2 + 'a' + 1 + 2", '3a12'],
    ["'x' + null", 'xnull'],
    ["'a' == 'A'", 'true'],
    ["'a'.equals('A')", 'false'],
    ["'a' != null", 'true'],
    ['String s; r = s == null;', 'true'],
    ['String s; r = s?.length();', 'null'],
    ['String s; r = s.length();', '!System.NullPointerException: Attempt to de-reference a null object'],
    ["String s; r = s ?? 'other';", 'other'],
    ["String s = 'own'; r = s ?? 'other';", 'own'],
    ["'a' < 'b'", 'true'],
    ['Boolean b; if (b) { r = 1; }', '!System.NullPointerException: Attempt to de-reference a null object'],
    ["true ? 'yes' : null", 'yes'],
    ["'It\\'s \\u0041'", "It's A"]
]);

cases(
    'casts',
    [
        [
            "Object o = 'x'; r = (Integer) o;",
            '!System.TypeException: Invalid conversion from runtime type String to Integer'
        ],
        ['Object o = 1; r = (Integer) o;', '1'],
        ['Object o = null; r = (Integer) o;', 'null'],
        [
            'Base b = new Base(); r = (Derived) b;',
            '!System.TypeException: Invalid conversion from runtime type CasesTest.Base to CasesTest.Derived'
        ],
        ['Base b = new Derived(); r = ((Derived) b).name();', 'derived'],
        ['Object o = new Derived(); r = o instanceof Base;', 'true'],
        ['Object o = new List<String>(); r = o instanceof List<String>;', 'true'],
        ['Object o = new Map<String, Object>(); r = o instanceof Map<String, Object>;', 'true'],
        ['Object o = null; r = o instanceof String;', 'false'],
        ["Object o = '001000000000001AAA'; r = o instanceof Id;", 'true'],
        ["Id i = 'nonsense'; r = i;", '!System.StringException: Invalid id: nonsense'],
        ["Id i = '001000000000001'; r = i;", '001000000000001AAA']
    ],
    `public virtual class Base { public virtual String name() { return 'base'; } }
     public class Derived extends Base { public override String name() { return 'derived'; } }`
);

cases(
    'control flow',
    [
        [
            'Integer n = 0; for (Integer i = 0; i < 5; i++) { if (i == 1) continue; if (i == 4) break; n += i; } r = n;',
            '5'
        ],
        ['Integer n = 0; for (Integer i : new List<Integer>{ 1, 2, 3 }) { n += i; } r = n;', '6'],
        [
            "String s = ''; for (String k : new Map<String, Integer>{ 'a' => 1, 'b' => 2 }.keySet()) { s += k; } r = s;",
            'ab'
        ],
        ['Integer n = 0; while (n < 3) n++; r = n;', '3'],
        ['Integer n = 9; do { n++; } while (n < 3); r = n;', '10'],
        ['r = pick(2);', 'two or three'],
        ['r = pick(3);', 'two or three'],
        ['r = pick(-1);', 'minus one'],
        ['r = pick(null);', 'nothing'],
        ['r = pick(9);', 'other'],
        ['r = colour(Colour.GREEN);', 'go'],
        ["r = kind(new Account(Name = 'A'));", 'account A'],
        ['r = kind(new Contact());', 'other'],
        ['r = last();', 'finally'],
        ['Integer n = 0; for (Integer c : new Countdown(3)) { n += c; } r = n;', '6']
    ],
    `public enum Colour { RED, GREEN }
     static String trace = '';
     static String pick(Integer i) { switch on i { when 2, 3 { return 'two or three'; } when -1 { return 'minus one'; } when null { return 'nothing'; } when else { return 'other'; } } }
     static String colour(Colour c) { switch on c { when RED { return 'stop'; } when GREEN { return 'go'; } } return null; }
     static String kind(SObject record) { switch on record { when Account a { return 'account ' + a.Name; } when else { return 'other'; } } }
     static String last() { try { try { throw new CalloutException('x'); } finally { trace = 'finally'; } } catch (CalloutException e) { return trace; } }
     public class Countdown implements Iterable<Integer>, Iterator<Integer> {
         private Integer left;
         public Countdown(Integer start) { left = start; }
         public Iterator<Integer> iterator() { return this; }
         public Boolean hasNext() { return left > 0; }
         public Integer next() { return left--; }
     }`
);

cases(
    'exceptions',
    [
        ["throw new CalloutException('why');", '!System.CalloutException: why'],
        ['throw new MyException();', '!CasesTest.MyException: Script-thrown exception'],
        ["throw new MyException('why');", '!CasesTest.MyException: why'],
        [
            "try { deep(); } catch (MyException e) { r = e.getMessage() + '|' + e.getTypeName() + '|' + e.getCause().getMessage(); }",
            'outer|CasesTest.MyException|Divide by 0'
        ],
        ['try { Integer i = 1 / 0; } catch (MathException e) { r = e.getLineNumber() > 0; }', 'true'],
        [
            "try { Integer i = 1 / 0; } catch (MathException e) { r = e.getStackTraceString().startsWith('Class.CasesTest.case5: line '); }",
            'true'
        ],
        [
            "try { throw new MyException('a'); } catch (CalloutException e) { r = 1; } catch (Exception e) { r = 2; }",
            '2'
        ],
        [
            "try { Object o = 'x'; Integer i = (Integer) o; } catch (TypeException e) { r = e.getTypeName(); }",
            'System.TypeException'
        ],
        ["Exception e = new MyException('x'); e.setMessage('y'); r = e.getMessage();", 'y'],
        [
            "try { System.assertEquals(1, 2); } catch (Exception e) { r = 'caught'; }",
            '!System.AssertException: Assertion Failed: Expected: 1, Actual: 2'
        ],
        ["new AuraHandledException('shown').getMessage()", 'Script-thrown exception']
    ],
    `public class MyException extends Exception {}
     static void deep() { try { Integer i = 1 / 0; } catch (Exception e) { throw new MyException('outer', e); } }`
);

cases(
    'classes',
    [
        ['r = new Child(2).describe();', 'child of parent 2'],
        ['r = ((Parent) new Child(2)).describe();', 'child of parent 2'],
        ['r = pick(1);', 'integer'],
        ['r = pick(1L);', 'long'],
        ["r = pick('x');", 'object'],
        ['Object o = 1; r = pick(o);', 'object'],
        ['r = pickMap(new Map<String, String>());', 'strings'],
        ['r = new Inheriting().fromOuter();', 'outer constant'],
        ['r = pickMap(new Map<String, Integer>());', 'objects'],
        ['Child c = new Child(1); c.Doubled = 4; r = c.Doubled;', '8'],
        ['Child c = new Child(1); r = c.auto;', 'null'],
        ["Child c = new Child(1); c.auto = 'set'; r = c.AUTO;", 'set'],
        ['r = counter; counter++; r = counter;', '11'],
        ['r = counter;', '10'],
        ["r = SIZE.name() + SIZE.ordinal() + Size.valueOf('small') + Size.values();", 'LARGE1SMALL(SMALL, LARGE)'],
        ['r = (new Child(1)) == (new Child(1));', 'false'],
        ['r = new Point(1, 2) == new Point(1, 2);', 'true'],
        ['r = new Set<Point>{ new Point(1, 2), new Point(1, 2) }.size();', '1'],
        ["r = new Map<Point, String>{ new Point(1, 2) => 'here' }.get(new Point(1, 2));", 'here'],
        ["r = '' + new Point(1, 2);", '1/2'],
        ['Shape s = new Square(3); r = s.area() + Shape.class.getName();', '9CasesTest.Shape'],
        ["r = ((Named) Type.forName('CasesTest.Square').newInstance()).name();", 'square'],
        ["r = Type.forName('NoSuchClass');", 'null'],
        ["Callable c = new Square(2); r = c.call('area', null);", '4']
    ],
    `static Integer counter = 10;
     public enum Size { SMALL, LARGE }
     static final Size SIZE = Size.LARGE;
     public virtual class Parent {
         protected Integer n;
         public Parent(Integer n) { this.n = n; }
         public virtual String describe() { return 'parent ' + n; }
     }
     public class Child extends Parent {
         public String auto { get; set; }
         public Integer Doubled { get { return Doubled * 2; } set; }
         public Child(Integer n) { super(n); }
         public override String describe() { return 'child of ' + super.describe(); }
     }
     static String pick(Integer i) { return 'integer'; }
     static String pick(Long i) { return 'long'; }
     static String pick(Object i) { return 'object'; }
     static String pickMap(Map<String, Object> m) { return 'objects'; }
     static String pickMap(Map<String, String> m) { return 'strings'; }
     public class Point {
         Integer x; Integer y;
         public Point(Integer x, Integer y) { this.x = x; this.y = y; }
         public Boolean equals(Object other) { Point p = (Point) other; return x == p.x && y == p.y; }
         public Integer hashCode() { return x * 31 + y; }
         public override String toString() { return x + '/' + y; }
     }
     public interface Named { String name(); }
     public abstract class Shape { public abstract Integer area(); }
     public class Square extends Shape implements Named, Callable {
         Integer side = 1;
         public Square() {}
         public Square(Integer side) { this.side = side; }
         public override Integer area() { return side * side; }
         public String name() { return 'square'; }
         public Object call(String action, Map<String, Object> args) { return action == 'area' ? area() : null; }
     }
     public class Inheriting extends Outside.Inside { public String fromOuter() { return SEEN; } }`,
    {
        Outside: `public class Outside { public static final String SEEN = 'outer constant'; public virtual class Inside { } }`
    }
);
