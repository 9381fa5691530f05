import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What every command understands. */
const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/**
 * What a command was called with. Where somebody asks for help, its usage is printed and the program ends with 0; where it was called in another way
 * than it can be, with what is wrong and 2. `rest`: whether words that are no option may follow.
 */
export function readOptions<const T extends Options>(
    usage: string,
    options: T,
    { args = process.argv.slice(2), rest = false }: { args?: string[]; rest?: boolean } = {}
) {
    const read = () => parseArgs({ args, options: { ...options, ...HELP }, allowPositionals: rest });
    try {
        const { values, positionals } = read();
        if ((values as { help?: boolean }).help) {
            console.log(usage);
            process.exit(0);
        }
        return { values, positionals };
    } catch (error) {
        const { code = '', message } = error as NodeJS.ErrnoException;
        if (!code.startsWith('ERR_PARSE_ARGS')) {
            throw error;
        }
        return wrongUsage(usage, wrongIn(message));
    }
}

/** Ends the program with what is wrong with its call, and how it is called. */
export function wrongUsage(usage: string, problem: string): never {
    console.error(`${problem}\n\n${usage}`);
    process.exit(2);
}

/** A whole number of an option, at least `least`. */
export function wholeNumber(usage: string, name: string, text: string, least = -Infinity): number {
    const number = Number(text);
    return Number.isSafeInteger(number) && number >= least && text.trim() !== ''
        ? number
        : wrongUsage(
              usage,
              `${name} takes a whole number${least > -Infinity ? ` of at least ${least}` : ''}, not "${text}".`
          );
}

/** Node's message, without its advice about words that begin with a dash. */
const wrongIn = (message: string): string =>
    `${message.replace(/\. To specify a positional .*/s, '').replace(/\.$/, '')}.`;
