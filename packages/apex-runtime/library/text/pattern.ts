import { ListValue, type ApexValue } from '../../runtime/values.ts';
import type { LibraryTypes } from '../define.ts';
import { compilePattern, MatcherValue } from './matcher.ts';

class PatternValue implements ApexValue {
    readonly pattern: string;

    constructor(pattern: string) {
        compilePattern(pattern);
        this.pattern = pattern;
    }

    get apexType(): string {
        return 'Pattern';
    }

    toString(): string {
        return this.pattern;
    }
}

/** `\Q…\E`, also of a text that holds `\E` itself. */
const quote = (text: string): string => `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;

/** The parts of a text between the matches of a pattern, as java.lang.String.split has it. */
export const splitBy = (text: string, pattern: string, limit = 0): ListValue =>
    new ListValue('String', new MatcherValue(pattern, text).split(limit));

export const PATTERN: LibraryTypes = {
    Pattern: {
        methods: {
            'static Pattern compile(String)': (pattern: string) => new PatternValue(pattern),
            'static Boolean matches(String, String)': (pattern: string, text: string) =>
                new MatcherValue(pattern, text).matches(),
            'static String quote(String)': quote,
            'Matcher matcher(String)': (self: PatternValue, text: string) => new MatcherValue(self.pattern, text),
            'String pattern()': (self: PatternValue) => self.pattern,
            'List<String> split(String)': (self: PatternValue, text: string) => splitBy(text, self.pattern),
            'List<String> split(String, Integer)': (self: PatternValue, text: string, limit: number) =>
                splitBy(text, self.pattern, limit)
        }
    },
    Matcher: {
        methods: {
            'static String quoteReplacement(String)': (text: string) => text.replace(/[\\$]/g, '\\$&'),
            'Boolean matches()': (self: MatcherValue) => self.matches(),
            'Boolean find()': (self: MatcherValue) => self.find(),
            'Boolean find(Integer)': (self: MatcherValue, start: number) => self.findFrom(start),
            'Boolean lookingAt()': (self: MatcherValue) => self.lookingAt(),
            'Boolean hitEnd()': (self: MatcherValue) => self.hitEnd,
            'Boolean requireEnd()': (self: MatcherValue) => self.requireEnd,
            'String group()': (self: MatcherValue) => self.group(0),
            'String group(Integer)': (self: MatcherValue, index: number) => self.group(index),
            'Integer groupCount()': (self: MatcherValue) => self.groupCount,
            'Integer start()': (self: MatcherValue) => self.end(0, 0),
            'Integer end()': (self: MatcherValue) => self.end(0, 1),
            'Integer start(Integer)': (self: MatcherValue, group: number) => self.end(group, 0),
            'Integer end(Integer)': (self: MatcherValue, group: number) => self.end(group, 1),
            'Matcher region(Integer, Integer)': (self: MatcherValue, from: number, to: number) =>
                self.setRegion(from, to),
            'Integer regionStart()': (self: MatcherValue) => self.region.from,
            'Integer regionEnd()': (self: MatcherValue) => self.region.to,
            'Boolean hasAnchoringBounds()': (self: MatcherValue) => self.region.isAnchoring,
            'Boolean hasTransparentBounds()': (self: MatcherValue) => self.region.isTransparent,
            'Matcher useAnchoringBounds(Boolean)': (self: MatcherValue, isAnchoring: boolean) =>
                self.useBounds({ isAnchoring }),
            'Matcher useTransparentBounds(Boolean)': (self: MatcherValue, isTransparent: boolean) =>
                self.useBounds({ isTransparent }),
            'Matcher usePattern(Pattern)': (self: MatcherValue, pattern: PatternValue) =>
                self.usePattern(pattern.pattern),
            'String replaceAll(String)': (self: MatcherValue, to: string) => self.replace(to, false),
            'String replaceFirst(String)': (self: MatcherValue, to: string) => self.replace(to, true),
            'Matcher reset()': (self: MatcherValue) => self.reset(),
            'Matcher reset(String)': (self: MatcherValue, text: string) => self.reset(text),
            'Pattern pattern()': (self: MatcherValue) => new PatternValue(self.pattern)
        }
    }
};
