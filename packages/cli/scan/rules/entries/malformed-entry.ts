import type { Entry } from '../../model.ts';
import { placeholderIn } from '../../placeholders.ts';
import { atEntry, listName, type Rule } from '../rule.ts';

const NAME = 'malformed-entry';

export const malformedEntry: Rule = {
    name: NAME,
    severity: 'error',
    about: 'The address of an entry cannot be used.',
    why: 'Salesforce refuses to save such an address, and since Summer ’26 leaves one that is there out of the header without a word.',
    wrong: '<endpointUrl>https://{subdomain}.example.com</endpointUrl>',
    right: '<endpointUrl>https://*.example.com</endpointUrl>',
    check: ({ entries, project }) =>
        entries.flatMap((entry) => {
            const isPutIn = placeholderIn(entry.value, project.replaced(entry.file)) !== undefined;
            const problem = isPutIn ? undefined : (problemOf(entry) ?? opensNothing(entry, project));
            return problem === undefined
                ? []
                : [atEntry(NAME, 'error', entry, `${listName(entry)} ${entry.name}: ${problem}.`)];
        })
};

/** Metadata API, CspTrustedSite: since API 59 one directive or device must be open. */
function opensNothing(entry: Entry, project: Parameters<Rule['check']>[0]['project']): string | undefined {
    const { list, directives, fields } = entry;
    const opensDevice = fields.canAccessCamera === 'true' || fields.canAccessMicrophone === 'true';
    return list === 'CspTrustedSite' &&
        directives.length === 0 &&
        !opensDevice &&
        (project.apiVersion(entry.file) ?? 0) >= 59
        ? 'it opens no directive, which the org refuses since API 59'
        : undefined;
}

/** Help article 005317938: the characters that an address may have. */
const ALLOWED = /[A-Za-z0-9'\-._~:@!$&()*+,;%=/?#[\]]/;

function problemOf({ list, value }: Entry): string | undefined {
    if (list === 'ExternalCredential' || (list === 'NamedCredential' && value === '')) {
        return undefined;
    }
    if (value === '') {
        return 'it has no address';
    }
    const sign = [...value].find((character) => !ALLOWED.test(character));
    if (sign !== undefined) {
        return sign.trim() === '' ? 'its address has a blank' : `its address has the character ${sign}`;
    }
    if (value.length > 255 && list === 'CspTrustedSite') {
        return 'its address has more than 255 characters';
    }
    if (list === 'RemoteSiteSetting' || list === 'NamedCredential' || list === 'CalloutTarget') {
        return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol) && !value.includes('*')
            ? undefined
            : 'its address must be a whole http or https URL without wildcard';
    }
    return isHostPattern(value) ? undefined : `${value} is no host that a policy can have`;
}

const isHostPattern = (value: string): boolean =>
    /^(?:\w[\w.-]*:\/\/(?:[^/]+@)?)?(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:]+\])(?::(?:\*|\d+))?(?:[/?#].*)?$/i.test(
        value
    );
