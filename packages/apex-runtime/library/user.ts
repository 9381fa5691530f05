import { DEFAULT_IDENTITY } from '../runtime/identity.ts';
import { machine } from '../runtime/machine.ts';
import { RUNNING_USER } from '../runtime/conversions.ts';
import { currentUser } from '../runtime/run-as.ts';
import type { Value } from '../runtime/values.ts';
import type { LibraryTypes } from './define.ts';
import { TimeZoneValue } from './time/time-zone.ts';

/** A field of the user of `System.runAs`, otherwise what the org says of its own. */
function ofUser(field: string, own: Value): Value {
    const user = currentUser();
    return user ? user(field) : own;
}

const org = (): typeof DEFAULT_IDENTITY => machine.program?.identity ?? DEFAULT_IDENTITY;

const fullName = (): string =>
    [ofUser('FirstName', org().firstName), ofUser('LastName', org().lastName)].filter(Boolean).join(' ');

const METHODS: Record<string, () => Value> = {
    'String getUserEmail()': () => ofUser('Email', org().email),
    'String getFirstName()': () => ofUser('FirstName', org().firstName),
    'String getLastName()': () => ofUser('LastName', org().lastName),
    'String getName()': fullName,
    'String getUserName()': () => ofUser('Username', org().username),
    'String getLocale()': () => ofUser('LocaleSidKey', 'en_US'),
    'String getLanguage()': () => ofUser('LanguageLocaleKey', 'en_US'),
    'String getOrganizationName()': () => org().organizationName,
    'String getDefaultCurrency()': () => 'USD',
    'String getUiTheme()': () => 'Theme4d',
    'String getUiThemeDisplayed()': () => 'Theme4d',
    'String getUserType()': () => 'Standard',
    'String getSessionId()': () => null,
    'String getUserId()': () => ofUser('Id', RUNNING_USER),
    'String getOrganizationId()': () => org().organizationId,
    'String getProfileId()': () => ofUser('ProfileId', org().profileId),
    'String getUserRoleId()': () => ofUser('UserRoleId', null),
    'TimeZone getTimeZone()': () => new TimeZoneValue('GMT'),
    'Boolean isMultiCurrencyOrganization()': () => false
};

export const USER_INFO: LibraryTypes = {
    UserInfo: {
        methods: Object.fromEntries(Object.entries(METHODS).map(([signature, read]) => [`static ${signature}`, read]))
    }
};
