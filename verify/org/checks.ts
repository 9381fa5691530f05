import { checkComponents } from './checks/components.ts';
import { checkConfig } from './checks/config.ts';
import { checkConvert } from './checks/convert.ts';
import { checkCredentials } from './checks/credentials.ts';
import { checkFields } from './checks/fields.ts';
import { checkImports } from './checks/imports.ts';
import { checkLabels } from './checks/labels.ts';
import { checkLayouts } from './checks/layouts.ts';
import { checkLimits } from './checks/limits.ts';
import { checkLwc } from './checks/lwc.ts';
import { checkLws } from './checks/lws.ts';
import { checkPackage } from './checks/package.ts';
import { checkPages } from './checks/pages.ts';
import { checkParts } from './checks/parts.ts';
import { checkPermissions } from './checks/permissions.ts';
import { checkRecords } from './checks/records.ts';
import { checkUrls } from './checks/urls.ts';
import type { CheckResult } from './finding.ts';
import type { Project } from './project.ts';

export interface Check {
    name: string;
    run(project: Project): CheckResult | Promise<CheckResult>;
}

/** In the order in which a deployment would meet them. */
export const CHECKS: Check[] = [
    { name: 'project file, scratch org definition, replacements', run: checkConfig },
    { name: 'package: nothing missing, nothing stray', run: checkPackage },
    { name: 'sources convert', run: checkConvert },
    { name: 'fields and values of the metadata', run: checkFields },
    { name: 'names and lengths', run: checkLimits },
    { name: 'permission set', run: checkPermissions },
    { name: 'app, tab, page', run: checkPages },
    { name: 'credentials', run: checkCredentials },
    { name: 'custom metadata records', run: checkRecords },
    { name: 'layouts and list views', run: checkLayouts },
    { name: 'trusted URLs, Remote Sites, CORS, CSP header', run: checkUrls },
    { name: 'labels', run: checkLabels },
    { name: 'imports of the components, Apex methods', run: checkImports },
    { name: 'platform LWC compiler', run: checkLwc },
    { name: 'Lightning Web Security', run: checkLws },
    { name: 'table of components', run: checkComponents },
    { name: 'each part alone', run: checkParts }
];
