import type { Profile } from './fetchTypes';

type Browser = Exclude<Profile, 'spec'>;
type Browsers = Browser | `${Browser} ${Browser}` | `${Browser} ${Browser} ${Browser}`;

/** Whether it is one of the browsers of a divergence (see divergences.ts). */
export const diverges = (profile: Profile, browsers: Browsers): boolean => browsers.includes(profile);
