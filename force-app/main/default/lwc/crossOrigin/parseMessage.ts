import { BY_APEX, BY_BROWSER, older, type Message, type Pattern } from './messages';
import { BLOCKED, CORRECT_IT } from './consoleTexts';
import { consoleLines } from './texts';
import { readTranslated } from './translated';
import type { Profile } from './types';

export type { Message };

/** What Chromium's console says for each reason, as a pattern: the texts are in one place, texts.ts. Its last sentence came late. */
const ofConsole = (): Pattern[] =>
    consoleLines().flatMap(([reason, line]): Pattern[] => {
        const text = line.replace(CORRECT_IT, '');
        return [
            [reason, 'chromium', new RegExp(sourceOf(text))],
            ...(text.startsWith(BLOCKED) ? older(reason, sourceOf(text.slice(BLOCKED.length))) : [])
        ];
    });

function sourceOf(line: string): string {
    return line
        .replace(/[.*{}()]/g, '\\$&')
        .replace('Access to fetch at', `Access to (?:.+?) at`)
        .replace("'\\{1\\}' from", "'(?<url>[^']*)'(?: \\(redirected from '[^']*'\\))? from")
        .replace('Fetch API cannot load \\{1\\}\\.', '(?:Fetch API|XMLHttpRequest|Request) cannot load (?<url>\\S+)\\.')
        .replace('\\{0\\}', "(?<origin>[^' ]*)")
        .replace('…', '(?<value>.*?)');
}

let patterns: Pattern[] | undefined;

/** Longer than any line of a console; what is behind it is a stack or a body. */
const LONGEST = 4000;

/** The reason, and the values in the text. Undefined for any other text, and for what a policy only reports. */
export function parseMessage(text: string): Message | undefined {
    // Built on the first call: pages that explain no text pay nothing for it.
    patterns ??= [...BY_BROWSER, ...ofConsole(), ...BY_APEX];
    const line = plain(text);
    if (/report[- ]only/i.test(line)) {
        return undefined;
    }
    for (const [reason, profile, pattern] of patterns) {
        const match = pattern.exec(line);
        if (match) {
            return message(reason, profile, match.groups ?? {});
        }
    }
    return readTranslated(line);
}

/** Firefox quotes as print does, in Chinese and Japanese with marks of their own, and all of them may be pasted with line ends. */
const plain = (text: string): string =>
    text
        .slice(0, LONGEST)
        .replace(/[‘’]/g, "'")
        .replace(/[“”]|«\s?|\s?»/g, '"')
        .replace(/：/g, ': ')
        .replace(/）/g, ')')
        .replace(/[。、]/g, '. ')
        .replace(/\s+/g, ' ');

function message(reason: string, profile: Profile | undefined, groups: Record<string, string | undefined>): Message {
    const { origin, url, ...others } = groups;
    const values = Object.entries(others).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return {
        reason,
        profile,
        origin: origin || undefined,
        url: url?.replace(/\.$/, ''),
        ...(values.length > 0 ? { values: Object.fromEntries(values) } : {})
    };
}
