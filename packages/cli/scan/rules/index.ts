import { credentialWithoutAccess } from './entries/credential-without-access.ts';
import { duplicateEntry } from './entries/duplicate-entry.ts';
import { dynamicUrl } from './calls/dynamic-url.ts';
import { entryWithoutDescription } from './entries/entry-without-description.ts';
import { externalScript } from './pages/external-script.ts';
import { externalStyle } from './pages/external-style.ts';
import { headerSize } from './excess/header-size.ts';
import { httpUrl } from './calls/http-url.ts';
import { inactiveEntry } from './entries/inactive-entry.ts';
import { malformedEntry } from './entries/malformed-entry.ts';
import { missingRemoteSite } from './calls/missing-remote-site.ts';
import { missingTrustedUrl } from './pages/missing-trusted-url.ts';
import { namedCredentialUnknown } from './calls/named-credential-unknown.ts';
import { noCorsAnswerRead } from './pages/no-cors-answer-read.ts';
import { orgSpecificEntry } from './entries/org-specific-entry.ts';
import { overBroadEntry } from './excess/over-broad-entry.ts';
import { protocolSecurityOff } from './entries/protocol-security-off.ts';
import type { Rule } from './rule.ts';
import { secretInUrl } from './calls/secret-in-url.ts';
import { unusedDirective } from './excess/unused-directive.ts';
import { unusedEntry } from './excess/unused-entry.ts';
import { wrongContext } from './pages/wrong-context.ts';
import { wrongDirective } from './pages/wrong-directive.ts';
import { wrongList } from './calls/wrong-list.ts';

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
