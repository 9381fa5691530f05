import { runApex } from './harness.ts';

/* A program of its own, for the test beside it: prints what Apex shows of dates, numbers and texts. */

/** What would show the zone or the language of the machine. */
const SHOWN = [
    'Datetime.newInstance(2024, 7, 2, 3, 4, 5)',
    'Datetime.newInstance(2024, 7, 2, 3, 4, 5).getTime()',
    "Datetime.valueOf('2024-07-02 03:04:05').getTime()",
    'Datetime.newInstance(2024, 7, 2, 3, 4, 5).format()',
    "Datetime.newInstance(2024, 7, 2, 3, 4, 5).format('EEEE d MMMM yyyy HH:mm z Z')",
    "Datetime.newInstance(2024, 7, 2, 3, 4, 5).format('HH:mm z', 'America/Los_Angeles')",
    'Datetime.newInstanceGmt(2024, 7, 2, 23, 30, 0).date()',
    'Date.newInstance(2024, 7, 2).format()',
    "Date.parse('7/2/2024')",
    'JSON.deserializeUntyped(JSON.serialize(Datetime.newInstance(2024, 7, 2, 3, 4, 5)))',
    '((Datetime) JSON.deserialize(\'"2024-07-02T03:04:05"\', Datetime.class)).getTime()',
    'UserInfo.getTimeZone().getID() + UserInfo.getLocale() + UserInfo.getLanguage()',
    '(1234567.891).format()',
    "'I'.toLowerCase() + 'i'.toUpperCase()",
    "('\u00e4' < 'z') + ' ' + 'a'.compareTo('B')"
];

const body = SHOWN.map((each) => `System.debug(${each});`).join(' ');
const source = `@IsTest class ShowTest { @IsTest static void show() { ${body} } }`;
const { failure, log } = (await runApex({ ShowTest: source })).get('show')!;
process.stdout.write(JSON.stringify(failure ?? log));
