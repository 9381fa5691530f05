import { checkComponents } from './check-components.ts';
import { checkConfig } from './check-config.ts';
import { checkConvert } from './check-convert.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkFields } from './check-fields.ts';
import { checkImports } from './check-imports.ts';
import { checkLabels } from './check-labels.ts';
import { checkLayouts } from './check-layouts.ts';
import { checkLimits } from './check-limits.ts';
import { checkLwc } from './check-lwc.ts';
import { checkLws } from './check-lws.ts';
import { checkPackage } from './check-package.ts';
import { checkPages } from './check-pages.ts';
import { checkParts } from './check-parts.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkRecords } from './check-records.ts';
import { checkUrls } from './check-urls.ts';
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
