import type { SetupList } from '../types.ts';
import { CALLOUT_TARGETS } from './callout-targets.ts';
import { CORS } from './cors.ts';
import { NAMED_CREDENTIALS } from './named-credentials.ts';
import { REMOTE_SITES } from './remote-sites.ts';
import { TRUSTED_URLS } from './trusted-urls.ts';

/** In the order of the menu. */
export const LISTS: SetupList[] = [TRUSTED_URLS, REMOTE_SITES, CORS, NAMED_CREDENTIALS, CALLOUT_TARGETS];
