import { cases } from '../testing/harness.ts';

/*
 * Numbers and dates.
 * D: documentation, J: java.lang, java.math, java.text, java.net, P: public projects whose authors run it in an org, S: transcripts from orgs.
 */

cases('numbers (D: Decimal; J: BigDecimal; S 237107; P: apex-collection-library, 33 digits of a quotient)', [
    ['(12345.6789).format()', '12,345.679'],
    ['(1000.10).format()', '1,000.1'],
    ['Decimal d = 12345; r = d.setScale(-2);', '12300'],
    ['Decimal d = 12345; r = d.setScale(-2) == 12300;', 'true'],
    ['Decimal d = 1; r = d.setScale(2000000000);', '!System.MathException: Scale must be between -33 and 33.'],
    ['Decimal d = 1; r = d.setScale(34);', '!System.MathException: Scale must be between -33 and 33.'],
    ["String.valueOf(Decimal.valueOf('0.0000001'))", '1E-7'],
    ["Decimal.valueOf('0.000001')", '0.000001'],
    ["Decimal.valueOf('1E-10')", '1E-10'],
    ["Decimal.valueOf('1E3')", '1E+3'],
    ['Decimal d = 2; r = d.pow(-1);', '!System.MathException: Invalid operation'],
    [
        "Double x = Double.valueOf('1e308'); Double y = x * 10; r = Decimal.valueOf(y);",
        '!System.MathException: Infinite or NaN'
    ],
    ["Decimal.valueOf('1E-7') + 1", '1.0000001'],
    ["Decimal.valueOf('1E3') + 1", '1001'],
    ["Decimal.valueOf('1E3') == 1000", 'true'],
    ["Decimal.valueOf('1E3').toPlainString()", '1000'],
    ["Decimal.valueOf('12E2').scale()", '-2'],
    ["Decimal.valueOf('1E3').intValue()", '1000'],
    ['(1.005).setScale(2)', '1.00'],
    ["(5.235).setScale(2) + ' ' + (5.245).setScale(2)", '5.24 5.24'],
    ['(-1.5).setScale(0)', '-2'],
    ['(2.5).setScale(0, RoundingMode.HALF_EVEN)', '2'],
    ['(0.00000012).format()', '0'],
    ['(1234567.5).format()', '1,234,567.5'],
    ['(-0.5).format()', '-0.5'],
    ['(1.0).stripTrailingZeros()', '1'],
    ['(100.0).stripTrailingZeros()', '1E+2'],
    ["(1.10).precision() + ',' + (1.10).scale()", '3,2'],
    ['Decimal d = 1.1; r = d.pow(3);', '1.331'],
    ['Decimal d = 5; r = d.pow(0);', '1'],
    ['(10.0).divide(4.0, 3)', '2.500'],
    ['Decimal d = 10; r = d / 3;', '3.33333333333333333333333333333333'],
    ['Decimal d = 310; r = d / 3;', '103.333333333333333333333333333333'],
    ['Decimal d = 2; r = d / 3;', '0.666666666666666666666666666666667'],
    ['Decimal d = 0; r = d / 3;', '0'],
    ['Decimal d = 100; r = d / 0.5;', '200'],
    ['Decimal d = 1; r = d / 8 / 1000;', '0.000125'],
    ['Decimal d = 99.99; r = d / 99.99;', '1'],
    ['Decimal a = 1.50; Decimal b = 1.5; r = a == b;', 'true'],
    ['new Set<Decimal>{ 1.50, 1.5 }.size()', '1'],
    ['(5.0).setScale(-1)', '0'],
    ['(15.0).setScale(-1)', '20'],
    ['(1.23).setScale(-34)', '!System.MathException: Scale must be between -33 and 33.'],
    ["Double d = Double.valueOf('1e10'); r = d;", '1.0E10'],
    ["Integer.valueOf('2147483648')", '!System.TypeException: Invalid integer: 2147483648'],
    ["Integer.valueOf(' 1')", '!System.TypeException: Invalid integer:  1'],
    ["Long.valueOf('x')", '!System.TypeException: Invalid long: x'],
    ['Math.mod(5, 0)', '!System.MathException: Divide by 0']
]);

cases('dates and zones (D: Date.parse, TimeZone; J: SimpleDateFormat)', [
    [
        "Datetime.newInstanceGmt(2024,1,15,12,0,0).format('yyyy-MM-dd HH:mm z', 'America/New_York')",
        '2024-01-15 07:00 EST'
    ],
    ["Datetime.newInstanceGmt(2024,1,15,0,0,0).formatGmt('k K G')", '24 0 AD'],
    ["Datetime.newInstanceGmt(2024,1,15,0,0,0).formatGmt('kk:mm')", '24:00'],
    ["Date.valueOf('2020-13-45')", '!System.TypeException: Invalid date: 2020-13-45'],
    ["Datetime.valueOf('2020-13-45 99:00:00')", '!System.TypeException: Invalid date/time: 2020-13-45 99:00:00'],
    ["Datetime.valueOf('2020-02-30 10:00:00')", '!System.TypeException: Invalid date/time: 2020-02-30 10:00:00'],
    ["Date.valueOf('2021-02-29')", '!System.TypeException: Invalid date: 2021-02-29'],
    ["Date.valueOf('')", '!System.TypeException: Invalid date: '],
    ["Date.parse('12/27/2009')", '2009-12-27 00:00:00'],
    ["Date.parse('13/27/2009')", '!System.TypeException: Invalid date: 13/27/2009'],
    ["Datetime.parse('10/14/2011 11:46 AM')", '2011-10-14 11:46:00'],
    ["Datetime.parse('10/14/2011, 11:46 PM')", '2011-10-14 23:46:00'],
    ["Datetime.parse('nope')", '!System.TypeException: Invalid date/time: nope'],
    ["TimeZone.getTimeZone('America/Los_Angeles').getID()", 'America/Los_Angeles'],
    [
        "TimeZone.getTimeZone('America/Los_Angeles').getDisplayName()",
        '(GMT-08:00) Pacific Standard Time (America/Los_Angeles)'
    ],
    ["TimeZone.getTimeZone('America/Los_Angeles').getOffset(Datetime.newInstanceGmt(2012,10,23,12,0,0))", '-25200000'],
    ['UserInfo.getTimeZone().getID()', 'GMT'],
    ["TimeZone.getTimeZone('Nowhere/Land').getID()", 'GMT'],
    ['Time.newInstance(25,0,0,0)', '01:00:00.000Z'],
    [
        "Datetime.newInstanceGmt(2024,7,4,1,2,3).format('yyyy-MM-dd\\'T\\'HH:mm:ss.SSSZ', 'Europe/Berlin')",
        '2024-07-04T03:02:03.000+0200'
    ],
    ["Datetime.newInstanceGmt(2024,3,10,7,0,0).format('HH:mm', 'America/New_York')", '03:00'],
    ["Datetime.newInstanceGmt(2024,1,1,0,0,0).format('EEEE d MMMM yy', 'Asia/Tokyo')", 'Monday 1 January 24'],
    ["Datetime.newInstanceGmt(2024,1,1,0,0,0).format('yyyy', 'Nowhere')", '2024'],
    ["Datetime.newInstanceGmt(2024,1,1,13,5,0).formatGmt('h:mm a')", '1:05 PM'],
    ["Datetime.newInstanceGmt(2024,12,30,0,0,0).formatGmt('YYYY-ww u D F W')", '2025-01 1 365 5 5'],
    [
        "Datetime.newInstanceGmt(2024,1,1,0,0,0).formatGmt('q')",
        "!System.IllegalArgumentException: Illegal pattern character 'q'"
    ],
    ["Date.valueOf('2024-1-5')", '2024-01-05 00:00:00'],
    ["Date.valueOf('2024-02-29').addYears(1)", '2025-02-28 00:00:00'],
    ['Date.newInstance(2024, 14, 1)', '2025-02-01 00:00:00'],
    ['Date.newInstance(2024,1,31).addMonths(1)', '2024-02-29 00:00:00'],
    ["Datetime.valueOf('2024-01-02 25:00:00')", '!System.TypeException: Invalid date/time: 2024-01-02 25:00:00'],
    ["Datetime.valueOfGmt('2024-01-02 03:04:05')", '2024-01-02 03:04:05'],
    ["Date.parse('2/30/2024')", '!System.TypeException: Invalid date: 2/30/2024'],
    ["Datetime.parse('1/2/2024 12:00 AM')", '2024-01-02 00:00:00'],
    ["TimeZone.getTimeZone('Asia/Kolkata').getOffset(Datetime.now())", '19800000'],
    ["TimeZone.getTimeZone('Asia/Kolkata')", 'Asia/Kolkata']
]);

cases('a Date as text (S 222601: with a time, but for String.valueOf(Date))', [
    ["'' + Date.newInstance(2024, 1, 2)", '2024-01-02 00:00:00'],
    ['String.valueOf(Date.newInstance(2024, 1, 2))', '2024-01-02'],
    ['Object d = Date.newInstance(2024, 1, 2); r = String.valueOf(d);', '2024-01-02 00:00:00'],
    ["new Map<String, Object>{ 'd' => Date.newInstance(2024, 1, 2) }", '{d=2024-01-02 00:00:00}'],
    ['new List<Date>{ Date.newInstance(2024, 1, 2) }', '(2024-01-02 00:00:00)'],
    ['new Contact(Birthdate = Date.newInstance(2024, 1, 2))', 'Contact:{Birthdate=2024-01-02 00:00:00}'],
    ['JSON.serialize(new List<Date>{ Date.newInstance(2024, 1, 2) })', '["2024-01-02"]'],
    [
        'Assert.areEqual(null, Date.newInstance(2024, 1, 2));',
        '!System.AssertException: Assertion Failed: Expected: null, Actual: 2024-01-02 00:00:00'
    ]
]);
