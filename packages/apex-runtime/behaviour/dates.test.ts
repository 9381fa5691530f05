import { cases } from '../testing/harness.ts';

/* Dates and times, in GMT and the locale en_US. D: documentation of Date, Datetime, Time, J: java.text.SimpleDateFormat, S: transcripts from orgs. */

cases('dates and times (D; J)', [
    [
        "Date.daysInMonth(2024, 2) + ',' + Date.daysInMonth(1900, 2) + ',' + Date.isLeapYear(1900) + ',' + Date.isLeapYear(2000)",
        '29,28,false,true'
    ],
    [
        "Date.newInstance(2024,1,31).toStartOfMonth() + ',' + Date.newInstance(2024,5,15).toStartOfWeek()",
        '2024-01-01 00:00:00,2024-05-12 00:00:00'
    ],
    ['Date.newInstance(2024,12,31).dayOfYear()', '366'],
    [
        "Date.newInstance(2020,1,31).monthsBetween(Date.newInstance(2020,2,1)) + ',' + Date.newInstance(2020,2,1).monthsBetween(Date.newInstance(2019,12,31))",
        '1,-2'
    ],
    ['Date.newInstance(2024,1,2).format()', '1/2/2024'],
    ['Datetime.newInstanceGmt(2024,1,2,3,4,5).format()', '1/2/2024, 3:04 AM'],
    ['Datetime.newInstanceGmt(2024,1,2,15,4,5).formatLong()', '1/2/2024, 3:04:05 PM GMT'],
    ['Datetime.newInstanceGmt(2024,1,31,0,0,0).addMonths(1)', '2024-02-29 00:00:00'],
    [
        "Datetime d = Datetime.newInstanceGmt(2024,3,4,5,6,7); r = d.yearGmt() + '/' + d.month() + '/' + d.day() + ' ' + d.hour() + ':' + d.minuteGmt() + ':' + d.second() + '.' + d.millisecond();",
        '2024/3/4 5:6:7.0'
    ],
    [
        "Datetime.newInstanceGmt(2024,3,4,5,6,7).timeGmt() + ',' + Datetime.newInstanceGmt(2024,3,4,5,6,7).dateGmt().day()",
        '05:06:07.000Z,4'
    ],
    ['Datetime.newInstance(Date.newInstance(2024,3,4), Time.newInstance(1,2,3,4)).getTime()', '1709514123004'],
    ['Datetime.newInstance(1709514123004L).millisecond()', '4'],
    [
        "Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('EEE, dd MMM yyyy HH:mm:ss z')",
        'Mon, 04 Mar 2024 05:06:07 GMT'
    ],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('MMMM d, yyyy h:mm a')", 'March 4, 2024 5:06 AM'],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('yyyyMMdd\\'T\\'HHmmss\\'Z\\'')", '20240304T050607Z'],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('M/d/yy S SSS X XXX Z')", '3/4/24 0 000 Z Z +0000'],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('\\'\\'yyyy\\'year\\'')", "'2024year"],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).formatGmt('yyy yyyyy y')", '2024 02024 2024'],
    ["Datetime.newInstanceGmt(2024,3,4,5,6,7).format('zzzz', 'America/Los_Angeles')", 'Pacific Standard Time'],
    ["Datetime.newInstanceGmt(2024,7,4,5,6,7).format('z zzzz', 'Europe/Paris')", 'CEST Central European Summer Time'],
    ['Datetime.newInstanceGmt(2024,1,1,0,0,0) + 0.5', '2024-01-01 12:00:00'],
    ['Datetime.newInstanceGmt(2024,1,1,0,0,0) + 1', '2024-01-02 00:00:00'],
    ['Date.newInstance(2024,1,1) + 31', '2024-02-01 00:00:00'],
    ['Date.newInstance(2024,1,1) - 1', '2023-12-31 00:00:00'],
    ['Time.newInstance(23,59,59,999).addMilliseconds(1)', '00:00:00.000Z'],
    [
        "Time.newInstance(23,0,0,0).addHours(25) + ',' + Time.newInstance(1,2,3,4).addMinutes(-3)",
        '00:00:00.000Z,00:59:03.004Z'
    ],
    ['Time t = Time.newInstance(1,2,3,4); r = t.hour() + t.minute() + t.second() + t.millisecond();', '10'],
    ['Time.newInstance(1,0,0,0) < Time.newInstance(2,0,0,0)', 'true'],
    ['Date.newInstance(2024,2,30)', '2024-03-01 00:00:00'],
    ['Datetime.newInstanceGmt(2024,1,1,25,61,0)', '2024-01-02 02:01:00'],
    ["Date.valueOf('2024-01-02 10:00:00')", '2024-01-02 00:00:00'],
    ["Datetime.valueOf('2024-01-02')", '!System.TypeException: Invalid date/time: 2024-01-02'],
    [
        "Date.newInstance(2024,1,1).isSameDay(Date.newInstance(2024,1,1)) + ',' + Datetime.newInstanceGmt(2024,1,1,1,0,0).isSameDay(Datetime.newInstanceGmt(2024,1,1,23,0,0))",
        'true,true'
    ],
    [
        "Date.newInstance(2024,1,1).equals(Date.newInstance(2024,1,1)) + ',' + (Date.newInstance(2024,1,1) != Date.newInstance(2024,1,2))",
        'true,true'
    ],
    [
        'Datetime d = Datetime.newInstanceGmt(2024,1,1,0,0,0); r = d.addDays(1).addHours(1).addMinutes(1).addSeconds(1).addYears(1);',
        '2025-01-02 01:01:01'
    ],
    ['Datetime d = Datetime.newInstanceGmt(2024,1,1,0,0,0); d.addDays(1); r = d;', '2024-01-01 00:00:00'],
    ['Date.newInstance(2024,2,29).addYears(-1)', '2023-02-28 00:00:00'],
    ['Date d = Date.newInstance(2024,1,31); r = d.addMonths(-2);', '2023-11-30 00:00:00'],
    ['Date.newInstance(2024,1,1) == Datetime.newInstanceGmt(2024,1,1,0,0,0).date()', 'true'],
    ['Date d = Date.newInstance(2024,1,1); Datetime t = d; r = t;', '2024-01-01 00:00:00'],
    ['Datetime t = Datetime.newInstanceGmt(2024,1,1,5,0,0); Date d = t.date(); r = String.valueOf(d);', '2024-01-01'],
    ['Datetime.newInstanceGmt(1969,12,31,23,59,59).getTime()', '-1000'],
    ["Datetime.newInstance(0).formatGmt('yyyy-MM-dd')", '1970-01-01'],
    ['Datetime.newInstanceGmt(2024,12,31,0,0,0).dayOfYearGmt()', '366'],
    [
        'Date.newInstance(2024,3,4).day() + Date.newInstance(2024,3,4).month() + Date.newInstance(2024,3,4).year()',
        '2031'
    ],
    ['Date.today().daysBetween(Date.today().addDays(-3))', '-3'],
    ["Datetime.newInstanceGmt(2024,3,31,0,59,59).addSeconds(1).format('HH:mm', 'Europe/London')", '02:00'],
    ['Date d; r = d?.addDays(1);', 'null'],
    // The years of the first century, which .NET's smallest date is in, are their own; -3 is shown as S 167737 has it.
    ['Date.newInstance(1,1,1)', '0001-01-01 00:00:00'],
    ['Date.newInstance(99,12,31) + 1', '0100-01-01 00:00:00'],
    ['Date.newInstance(-3,1,1)', '0004-01-01 00:00:00'],
    ['Date.newInstance(10000,1,1)', '10000-01-01 00:00:00'],
    ["Date.valueOf('0001-01-01').addMonths(1)", '0001-02-01 00:00:00'],
    ['Date.daysInMonth(4, 2)', '29'],
    [
        "Datetime.newInstanceGmt(1,1,1,2,3,4) + ' ' + Datetime.newInstanceGmt(50,2,3).dayOfYear()",
        '0001-01-01 02:03:04 34'
    ],
    ["Datetime.newInstanceGmt(2024,1,2).format('L LL LLL LLLL')", '1 01 Jan January'],
    ["Datetime.newInstanceGmt(2024,1,2).format('yyyy \\'at')", '!System.IllegalArgumentException: Unterminated quote'],
    ["Datetime.valueOf('2024-01-02T03:04:05')", '!System.TypeException: Invalid date/time: 2024-01-02T03:04:05']
]);
