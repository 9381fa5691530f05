/** Whether a command is only to say how it is called. Where oclif runs it, oclif has answered before. */
export const asksForHelp = (args: readonly string[]): boolean => args.some((arg) => arg === '--help' || arg === '-h');
