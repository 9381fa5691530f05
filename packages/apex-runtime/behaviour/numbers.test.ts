import { cases } from '../testing/harness.ts';

/* Numbers. D: documentation of Integer, Long, Double, Decimal, Math, J: java.lang.Double, java.math.BigDecimal. */

cases('whole numbers (J: they wrap; D)', [
    ['Integer i = 2147483647; i++; r = i;', '-2147483648'],
    ['Integer i = 2147483647; r = i * 2;', '-2'],
    ['Integer i = -2147483648; r = -i;', '-2147483648'],
    ['Integer i = -2147483648; r = Math.abs(i);', '-2147483648'],
    ['Long l = 9223372036854775807L; r = l + 1;', '-9223372036854775808'],
    ['Long l = 9223372036854775807L; r = l * 3;', '9223372036854775805'],
    ['Integer i = 65536; Long l = i * i; r = l;', '0'],
    ['Integer i = 65536; Long l = (Long) i * i; r = l;', '4294967296'],
    ['1 / 0', '!System.MathException: Divide by 0'],
    ['Long l = 0; r = 5L / l;', '!System.MathException: Divide by 0'],
    ["(-7 / 2) + ',' + Math.mod(-7, 2) + ',' + Math.mod(7, -2)", '-3,-1,1'],
    [
        "(1 << 33) + ',' + (1 << 31) + ',' + (-1 >>> 28) + ',' + (-1 >> 1) + ',' + (1L << 40)",
        '2,-2147483648,15,-1,1099511627776'
    ],
    ["(5 ^ 1) + ',' + (6 & 3) + ',' + (6 | 1)", '4,2,7'],
    ['Integer i = 5; i /= 2; i *= 3; i -= 1; i <<= 2; i |= 1; r = i;', '21'],
    ['Integer i = 5; r = i++ + ++i;', '12'],
    ['Integer i = 5; r = i-- - --i;', '2'],
    ['Math.pow(2, 3)', '8.0'],
    ["Integer.valueOf('')", '!System.TypeException: Invalid integer: '],
    ["Long.valueOf('9223372036854775808')", '!System.TypeException: Invalid long: 9223372036854775808'],
    ["Integer.valueOf('-0012')", '-12'],
    ["Boolean.valueOf('TRUE') + ',' + Boolean.valueOf('yes') + ',' + Boolean.valueOf('')", 'true,false,false'],
    [
        "(1234567).format() + ' ' + (-1234).format() + ' ' + (12L).format() + ' ' + (1234567890123L).format()",
        '1,234,567 -1,234 12 1,234,567,890,123'
    ],
    ['Integer i = null; r = i + 1;', '!System.NullPointerException: Attempt to de-reference a null object'],
    ['Integer i = null; r = i == 0;', 'false'],
    ['Integer i = (Integer) 3000000000L; r = i;', '-1294967296'],
    [
        "Object o = 'x'; r = (Boolean) o;",
        '!System.TypeException: Invalid conversion from runtime type String to Boolean'
    ],
    [
        'String s = (String) (Object) 5; r = s;',
        '!System.TypeException: Invalid conversion from runtime type Integer to String'
    ],
    ["(10).hashCode() + ',' + (true).hashCode() + ',' + (1L).hashCode()", '10,1231,1'],
    ["Integer.MAX_VALUE + ',' + Long.MIN_VALUE", '2147483647,-9223372036854775808'],
    ['Math.log10(1000) == 3', 'true']
]);

cases('what is no number, and text of numbers (J: Double, BigDecimal; D: "as in Java")', [
    ['Decimal d = -1; r = Math.sqrt(d);', '!System.MathException: Infinite or NaN'],
    ['Decimal d = 0; r = Math.log(d);', '!System.MathException: Infinite or NaN'],
    ['Decimal d = 4; r = Math.sqrt(d);', '2'],
    ['Double n = Math.sqrt(-1.0d); Decimal d = n;', '!System.MathException: Infinite or NaN'],
    ["Double n = Math.sqrt(-1.0d); r = n + ',' + (n == 1.0d) + ',' + Math.round(n);", 'NaN,false,0'],
    ["Double n = Double.valueOf('Infinity'); r = (n > 1.5) + ',' + Math.roundToLong(n);", 'true,9223372036854775807'],
    ["Decimal.valueOf(' 1')", '!System.TypeException: Invalid decimal:  1'],
    ["Decimal.valueOf('1.') + Decimal.valueOf('.5') + Decimal.valueOf('+1')", '2.5'],
    ["Double.valueOf('NaN') + ',' + Double.valueOf(' 1.5d ') + ',' + Double.valueOf('-Infinity')", 'NaN,1.5,-Infinity'],
    ["Double.valueOf('nan')", '!System.TypeException: Invalid double: nan']
]);

cases('fractions (D; J)', [
    [
        "Double d = 3000000000L; r = d.intValue() + ',' + (-d).intValue() + ',' + d.longValue();",
        '2147483647,-2147483648,3000000000'
    ],
    [
        "Double d = Double.valueOf('1e300'); r = d.longValue() + ',' + (d * d).intValue() + ',' + (d * d - d * d).intValue();",
        '9223372036854775807,2147483647,0'
    ],
    ["Decimal d = Decimal.valueOf('18446744073709551617'); r = d.longValue() + ',' + d.intValue();", '1,1'],

    ['(10.0).divide(0, 2)', '!System.MathException: Divide by 0'],
    ["Double d = -0.5; r = Math.ceil(d) + ',' + Math.floor(-d);", '-0.0,0.0'],

    ['Decimal d = 0; r = 1 / d;', '!System.MathException: Divide by 0'],
    ['Decimal d = 1 / 2; r = d;', '0'],
    ['Decimal d = 1 / 2.0; r = d;', '0.5'],
    ['1.10 * 2.00', '2.2000'],
    ['0.1 + 0.2', '0.3'],
    ['Double d = 0.1; Double e = 0.2; r = d + e;', '0.30000000000000004'],
    ['Double d = 1; r = d;', '1.0'],
    ['Double d = 1234567.0; r = d;', '1234567.0'],
    ['Double d = 12345678.9; r = d;', '1.23456789E7'],
    ['Double d = 0.0001; r = d;', '1.0E-4'],
    ['Double d = 100; r = d / 3;', '33.333333333333336'],
    ['(1.5).intValue() + (-1.5).intValue()', '0'],
    ["Decimal d = 3000000000.7; r = d.intValue() + ',' + d.longValue();", '-1294967296,3000000000'],
    [
        "(4.5).round() + ',' + (5.5).round() + ',' + Math.roundToLong(4.5) + ',' + Math.roundToLong(5.5) + ',' + Math.roundToLong(-4.5)",
        '4,6,4,6,-4'
    ],
    [
        "(4.5).round(System.RoundingMode.HALF_UP) + ',' + (4.4).round(RoundingMode.CEILING) + ',' + (-4.4).round(RoundingMode.FLOOR)",
        '5,5,-5'
    ],
    ["Math.ceil(-1.5) + ',' + Math.floor(-1.5) + ',' + Math.ceil(1.2)", '-1,-2,2'],
    ["Math.max(1, 2L) + ',' + Math.min(1.5, 1) + ',' + Math.abs(-1.50)", '2,1,1.50'],
    ["Integer.valueOf('1.5')", '!System.TypeException: Invalid integer: 1.5'],
    ["Decimal.valueOf('')", '!System.TypeException: Invalid decimal: '],
    ["Double.valueOf('x')", '!System.TypeException: Invalid double: x'],
    ['Double d = 1234.5678; r = d.format();', '1,234.568'],
    [
        "Decimal d = 10; r = d.divide(3, 2, System.RoundingMode.UP) + ',' + d.divide(3, 2, RoundingMode.DOWN) + ',' + d.divide(-3, 0, RoundingMode.CEILING) + ',' + d.divide(-3, 0, RoundingMode.FLOOR);",
        '3.34,3.33,-3,-4'
    ],
    [
        "(2.345).setScale(2, RoundingMode.HALF_DOWN) + ',' + (2.345).setScale(2, RoundingMode.HALF_UP) + ',' + (2.345).setScale(2, RoundingMode.HALF_EVEN)",
        '2.34,2.35,2.34'
    ],
    ['(2.5).setScale(0, RoundingMode.UNNECESSARY)', '!System.MathException: Rounding necessary'],
    ["(1 == 1L) + ',' + (1 == 1.0) + ',' + (1.50 == 1.5) + ',' + (1L == 1.00)", 'true,true,true,true'],
    ['Double d = 1.5; Decimal e = 1.50; r = d == e;', 'true'],
    ['Decimal d; r = d + 1;', '!System.NullPointerException: Attempt to de-reference a null object'],
    [
        "Integer i = (Integer) 3.7; Integer j = (Integer) -3.7; Long k = (Long) 2.9; r = i + ',' + j + ',' + k;",
        '3,-3,2'
    ],
    ["Integer i = 3; Decimal d = i; Double e = i; Long l = i; r = d + ',' + e + ',' + l;", '3,3.0,3'],
    ['Object o = 1.5; r = (Decimal) o + 1;', '2.5'],
    [
        'Object o = 1.5; r = (Integer) o;',
        '!System.TypeException: Invalid conversion from runtime type Decimal to Integer'
    ],
    ["Decimal d = 12345.678; r = d.precision() + ',' + d.scale() + ',' + d.toPlainString();", '8,3,12345.678'],
    ["Decimal.valueOf(1.5).doubleValue() + Double.valueOf('2')", '3.5'],
    ['Decimal d = Decimal.valueOf(12L); r = d;', '12'],
    ["Decimal d = Decimal.valueOf(Double.valueOf('0.1')); r = d;", '0.1'],
    ['Math.random() < 1.0 && Math.random() >= 0', 'true'],
    ["(7.0).pow(2) + ',' + (1.5).pow(2)", '49.00,2.25'],
    ['Math.signum(-2.5) == -1', 'true'],
    ['1.0 + 1', '2.0'],
    ['2 * 1.5', '3.0'],
    ['5.00 - 5', '0.00'],
    ['1.00 / 4', '0.25'],
    ['10 / 4.0', '2.5'],
    ['Decimal d = -5.50; r = d.abs();', '5.50'],
    ['100 * 1.1', '110.0'],
    ['Decimal d = 123456789012345678901234567890.12; r = d;', '123456789012345678901234567890.12'],
    ['Decimal d = 1234567890; r = d * d * d;', '1881676371789154860897069000']
]);
