import { credentialWithoutAccess } from './credential-without-access.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { dynamicUrl } from './dynamic-url.ts';
import { entryWithoutDescription } from './entry-without-description.ts';
import { externalScript } from './external-script.ts';
import { externalStyle } from './external-style.ts';
import { headerSize } from './header-size.ts';
import { httpUrl } from './http-url.ts';
import { inactiveEntry } from './inactive-entry.ts';
import { malformedEntry } from './malformed-entry.ts';
import { missingRemoteSite } from './missing-remote-site.ts';
import { missingTrustedUrl } from './missing-trusted-url.ts';
import { namedCredentialUnknown } from './named-credential-unknown.ts';
import { noCorsAnswerRead } from './no-cors-answer-read.ts';
import { orgSpecificEntry } from './org-specific-entry.ts';
import { overBroadEntry } from './over-broad-entry.ts';
import { protocolSecurityOff } from './protocol-security-off.ts';
import type { Rule } from './rule.ts';
import { secretInUrl } from './secret-in-url.ts';
import { unusedDirective } from './unused-directive.ts';
import { unusedEntry } from './unused-entry.ts';
import { wrongContext } from './wrong-context.ts';
import { wrongDirective } from './wrong-directive.ts';
import { wrongList } from './wrong-list.ts';

/** All rules, those of calls first. The documentation and SARIF are made from this table. */
export const RULES: Rule[] = [
    missingTrustedUrl,
    wrongDirective,
    wrongContext,
    missingRemoteSite,
    wrongList,
    namedCredentialUnknown,
    credentialWithoutAccess,
    inactiveEntry,
    externalScript,
    externalStyle,
    httpUrl,
    protocolSecurityOff,
    secretInUrl,
    noCorsAnswerRead,
    unusedEntry,
    unusedDirective,
    overBroadEntry,
    duplicateEntry,
    orgSpecificEntry,
    malformedEntry,
    entryWithoutDescription,
    headerSize,
    dynamicUrl
];
