/** The fields of a value from outside that are texts, whatever the value is: nobody vouches for the types of a file. */
export const textsOf = (value: unknown): Record<string, string | undefined> =>
    typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string'))
        : {};
