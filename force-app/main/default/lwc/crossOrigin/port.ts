import { addressZeroIsRefused } from './divergences';
import { diverges } from './profile';
import type { Current } from './request';

/** Fetch § 2.9 port blocking: ports of other protocols, which no request may reach. */
const BAD_PORT =
    /^([0179]|1([13579]|0[12349]|1[013579]|23|3[579]|43|61|79|719|72[03]|0080)|2[01235]|37|4[23]|53|69|7[79]|87|95|389|427|465|5(1[2-5]|26|3[012]|4[08]|5[46]|63|87|06[01])|6(01|36|000|566|66[5-9]|679|697)|989|99[035]|2049|3659|4045|4190)$/;

/** § 2.9 Should fetching request be blocked due to a bad port? */
export const blockedByPort = ({ port }: URL): boolean => BAD_PORT.test(port);

/** No load is begun there, though one that is on its way may be redirected to it. */
export const isAddressZero = ({ url, profile }: Current): boolean =>
    diverges(profile, addressZeroIsRefused) && url.hostname === '0.0.0.0';
