import { addressZeroIsRefused } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';

/** Fetch § 2.9 port blocking: ports of other protocols, which no request may reach. */
const BAD_PORT =
    /^([0179]|1[13579]|2[01235]|37|4[23]|53|69|7[79]|87|95|10[12349]|11[013579]|123|13[579]|143|161|179|389|427|465|51[2-5]|526|53[012]|54[08]|55[46]|563|587|601|636|989|99[035]|1719|172[03]|2049|3659|4045|4190|506[01]|6000|6566|666[5-9]|6679|6697|10080)$/;

/** § 2.9 Should fetching request be blocked due to a bad port? */
export const blockedByPort = ({ port }: URL): boolean => BAD_PORT.test(port);

/** No load is begun there, though one that is on its way may be redirected to it. */
export const isAddressZero = ({ url, profile }: Current): boolean =>
    diverges(profile, addressZeroIsRefused) && url.hostname === '0.0.0.0';
