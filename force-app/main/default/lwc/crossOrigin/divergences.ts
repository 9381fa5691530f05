/**
 * Where browsers leave the letter of the standards: what each comment says does not hold in the browsers named. All are measured, in Chromium 156,
 * Firefox 153 and WebKitGTK 2.50, by `npm run verify:browser -- --browser chromium|firefox|webkit`. A constant each, so that what is loaded has no names.
 */

/** Local Network Access § 3.1.1: a page of a public server needs a permission to reach the network or the machine of the user. */
export const localNetworksAreOpen = 'firefox webkit';
/** Mixed Content § 4.4: a server of a network of one's own has no certificate to serve https with. */
export const localServersNeedNoHttps = 'chromium';
/** Secure Contexts § 3.1: the machine itself needs no https, whatever it is asked for. */
export const loopbackNeedsHttps = 'webkit';
/** Mixed Content § 4.1: nothing that comes from an address is asked for by https instead. */
export const addressesAreUpgraded = 'firefox';
/** Mixed Content § 4.1: likewise. */
export const ipv6AddressesAreUpgraded = 'webkit';
/** Mixed Content § 4.4: a text track is no image, and blocked as all else is. */
export const tracksMayBeInsecure = 'firefox';
/** Mixed Content § 4.4: a form leads the page itself away. The user is asked, and until then nothing is sent. */
export const insecureFormsAreAskedAbout = 'chromium';
/** Fetch § 2.9: no address is bad by itself. */
export const addressZeroIsRefused = 'webkit';
/** Fetch § 4.6: what is too large for keepalive is refused once the preflight is answered. */
export const keepaliveIsMeasuredBeforePolicy = 'firefox';
/** Upgrade Insecure Requests § 3.2: policy and mode are asked about the upgraded URL alone. */
export const allIsCheckedBeforeTheUpgrade = 'firefox';
/** Upgrade Insecure Requests § 3.2: likewise. An XMLHttpRequest and an EventSource are upgraded first. */
export const fetchesAreCheckedBeforeTheUpgrade = 'chromium';
/** Upgrade Insecure Requests § 3.2: likewise. */
export const workersAreCheckedBeforeTheUpgrade = 'webkit';
/** Upgrade Insecure Requests § 3.2: the policy is asked about the upgraded URL alone, of audio, video and text tracks too. */
export const mediaAreCheckedBeforeTheUpgrade = 'chromium webkit';
/** Upgrade Insecure Requests § 3.2: likewise, and whether its server is told of the origin. */
export const eventSourcesAreUpgradedLate = 'webkit';
/** CSP3 § 6.7.2.8: a source with https matches no http, in a policy that upgrades neither. */
export const upgradingPoliciesForeseeTheUpgrade = 'firefox';
/** Upgrade Insecure Requests § 3.2: what outlives its page is upgraded as all else is. */
export const keepaliveIsNotUpgraded = 'firefox';
/** Upgrade Insecure Requests § 3.2: the script of a worker is upgraded as everything else, and a form once more at each redirect. */
export const workersAndRedirectedFormsAreNotUpgraded = 'chromium';
/** Upgrade Insecure Requests § 3.2: so is a frame. */
export const redirectedFramesAreNotUpgraded = 'webkit';
/** Upgrade Insecure Requests § 3.2: the machine itself is asked as the address says, after a redirect too. */
export const redirectsToLoopbackAreUpgraded = 'chromium';
/** Mixed Content § 4.1: each redirect decides anew, and none to an address or to the machine of the user is upgraded. */
export const autoUpgradeIsDecidedOnce = 'chromium';
/** Upgrade Insecure Requests § 3.2: it is the upgraded URL that is of an origin. What CORS allows is asked about that one there, too. */
export const upgradesLeaveTheOriginAsItWas = 'firefox';
/** Fetch § 2.2.2: User-Agent is a header like any other. */
export const userAgentIsForbidden = 'chromium';
/** Fetch § 2.2.2: client hints are no safelisted headers. */
export const clientHintsAreSafelisted = 'chromium';
/** Fetch § 4.4: a redirected request keeps its headers. */
export const redirectsLeaveClientHintsOff = 'chromium';
/** Fetch § 3.2: an element that asks by CORS, and is no audio or video, names its origin to its own server too. */
export const elementsWithCorsNameTheirOrigin = 'chromium webkit';
/** Fetch § 3.2: audio and video do not either. */
export const mediaNameTheirOrigin = 'webkit';
/** HTML § 4.8.14.11.4: a text track without `crossorigin` is of the page's origin. */
export const tracksNeedNoCors = 'webkit';
/** HTML § 10.2.6.3: the script of a worker is of the page's origin, whatever the policy says. */
export const workersAreOfTheOriginBeforeAll = 'chromium webkit';
/** Fetch § 4.1: an address that looks like markup cut off is an address. */
export const danglingMarkupIsRefused = 'chromium';
/** Fetch § 4.6: after 407 the user is asked, and the answer counts where nobody is. */
export const proxyAuthenticationIsAnError = 'chromium';
/** Fetch § 4.4: only http and https are followed; which scheme it is not shows after the redirect mode and the policy. */
export const unsafeSchemesComeBeforeRedirectMode = 'chromium';
/** Fetch § 4.4: likewise, after the policy. */
export const foreignSchemesComeBeforeCsp = 'firefox';
/** Fetch § 4.4: likewise, of most schemes only by CORS. */
export const onlyCorsRefusesSchemes = 'webkit';
/** Fetch § 4.8: `Access-Control-Allow-Headers: *` does not stand for Authorization. */
export const wildcardCoversAuthorization = 'chromium firefox webkit';
/** CSP3 § 6.7.2.9: `ws:` stands for http and https too, `wss:` for https. */
export const websocketSourcesAreForWebsockets = 'chromium firefox';
/** CSP3 § 6.7.2.10: hosts in a source list are domains, never addresses. */
export const sourcesMayBeAddresses = 'chromium firefox webkit';
/** CSP3 § 6.7.2.8: a URL without a host matches no host, `*` neither. */
export const sourcesMayBeWithoutAHost = 'chromium webkit';
/** CSP3 § 6.7.2.8: `*` is for what a network serves, and so for no data:, under img-src and media-src neither. */
export const wildcardIsForShownData = 'webkit';
/** CSP3 § 6.7.2.8: `*` is for what a network serves, and so for no page of an opaque origin that frames. */
export const wildcardIsForOtherSchemes = 'firefox';
/** CSP3 § 6.4.2.1: the path of an entry is held against that of the framing page's origin, which has none. */
export const pathsDoNotCountForAncestors = 'firefox';
/** CSP3 § 6.4.2.1: the redirects of the framed page do not count. */
export const redirectedPagesForgetPathsOfAncestors = 'chromium firefox';
/** CSP3 § 6.7.2.8: a blob: URL is of the origin in it, which is `'self'`. */
export const selfIsNotForBlobs = 'chromium firefox webkit';
/** CSP3 § 6.7.2.11: a port stands for itself, also where the scheme is upgraded. */
export const port80StandsFor443 = 'chromium firefox webkit';
/** CSP3 § 6.7.2.11: a port stands for itself, also where source and URL are both https. */
export const port80StandsFor443WithoutUpgrade = 'firefox webkit';
/** CSP3 § 6.7.2.11: a port stands for itself, whatever the scheme goes on as. */
export const upgradesKeepNoPort = 'chromium';
/** CSP3 § 6.7.2.11: a port is a number, whatever zeros it begins with. */
export const portsAreComparedAsText = 'firefox';
/** CSP3 § 2.3.1: a source expression has no query. */
export const sourceQueryIsIgnored = 'chromium firefox webkit';
/** CSP3 § 2.3.1: nor without a path before it. */
export const sourceQueryNeedsNoPath = 'firefox';
/** CSP3 § 2.3.1: a path may stand right after a host, after `*` too. */
export const wildcardsTakeNoPath = 'firefox';
/** Fetch § 4.4: only a request of mode cors may not be redirected to an address with a user name. */
export const redirectToCredentialsIsRefused = 'chromium';
/** Fetch § 4.4: the redirect mode is looked at before the Location. */
export const locationComesBeforeRedirectMode = 'chromium';
/** Fetch § 2.2.6: an empty Location is the URL that was asked for. */
export const emptyLocationsAreMissing = 'chromium';
/** Fetch § 2.2.6, likewise. */
export const emptyLocationsAreBroken = 'webkit';
/** Fetch § 4.4: with redirect mode error each redirect is an error, wherever it leads. */
export const redirectsMayLeadNowhere = 'webkit';
/** HTML § 7.1.1.1: an address is of the same site as itself, whatever the port. */
export const addressesAreOfNoSite = 'chromium';
/** Fetch § 3.2: a request without CORS keeps its origin on the first crossing. */
export const redirectedNoCorsHasNullOrigin = 'chromium';
/** Fetch § 3.2: a secure page keeps its origin from an insecure server, loopback too, in a request without CORS. */
export const insecureServersLearnTheOrigin = 'chromium';
/** Fetch § 2.2.2: each value of a repeated header is judged by itself. */
export const repeatedHeadersAreJudgedAsOne = 'chromium webkit';
/** Fetch § 2.2.2: the names in Access-Control-Request-Headers are a set. */
export const repeatedNamesAreAskedForRepeatedly = 'firefox';
/** Fetch § 2.2.2: more than 1024 bytes of safelisted headers are safelisted no longer. */
export const safelistedHeadersMayBeMany = 'firefox';
/** Fetch § 4.8: a preflight carries, and its answer is held against, the origin that redirects have left of the page's. */
export const preflightsKeepTheOrigin = 'firefox';
/** Fetch § 4.8: after a redirect back to it the page's own origin has to allow the page too. */
export const preflightsOfTheOwnOriginNeedNoPermission = 'firefox';
/** Fetch § 4.3: after each redirect what is left of the request decides whether there is a preflight, and what it asks for. */
export const redirectsOfPreflightedRequestsArePreflighted = 'firefox webkit';
/** Fetch § 4.4: an upgrade is no redirect of its own, and leaves off what the redirect before it has left off. */
export const upgradesOfRedirectsRestoreHeaders = 'firefox';
/** Fetch § 4.4: what describes the body goes with it, and Authorization stays with its origin. */
export const redirectsKeepHeaders = 'webkit';
/** Fetch § 4.4: only 303, and after a POST 301 and 302, make a GET. */
export const redirectedDeleteBecomesGet = 'webkit';
/** Fetch § 3.2: a GET names no origin to a server of the same origin, or without CORS. */
export const redirectsKeepTheOriginHeader = 'webkit';
/** Upgrade Insecure Requests § 3.2: whether a redirect leaves an origin is asked about the upgraded URL. */
export const redirectsCrossBeforeTheUpgrade = 'webkit';
/** CSP3 § 6.7.2.8: a path does not count after a redirect, and a source of http:443 stands for https there, too. */
export const redirectsOfKeepaliveCountPaths = 'chromium';
/**
 * Fetch § 3.2: there is one origin, tainted by upgraded URLs. WebKit's network has one of its own beside that of the page's process, and asks about
 * Location as it was; an answer has to allow both.
 */
export const locationsTaintBeforeTheUpgrade = 'webkit';
/** Fetch § 4.4: a redirect is refused before anything is asked of where it leads, one to an insecure server too. */
export const redirectsAreRefusedLate = 'webkit';
/** Fetch § 4.9: credentials of mode same-origin are not included in what another origin is asked. */
export const ownRedirectsIncludeCredentials = 'webkit';
/** Fetch § 4.2: the answer of a data: URL has a Content-Type alone. */
export const dataHasALength = 'firefox';
/** Fetch § 4.1: the policy of the page is asked before the mode of the request. */
export const modeComesBeforeCsp = 'firefox';
/** Fetch § 4.4: a redirect is of another origin before the policy is asked, of a worker or with mode same-origin. */
export const policyComesBeforeModeOfRedirects = 'webkit';
/** Fetch § 4.4: the policy is asked about a redirect after all that Fetch has against it. */
export const cspComesBeforeCorsOfRedirects = 'firefox';
/** CSP3 § 6.7.2.8: after a redirect no path counts, in the preflight neither. */
export const pathsCountInPreflightsOfRedirects = 'firefox';
/** HTML § 7.1.4: there are two policies for embedders. */
export const credentiallessIsUnknown = 'webkit';
/** HTML § 7.4.2: it is the last answer that needs the policy. */
export const redirectsOfFramesNeedAPolicy = 'webkit';
/** Fetch § 3.6: where an embedder wants a resource policy, one of an unknown value is none. */
export const unknownResourcePoliciesSatisfyEmbedders = 'firefox';
/** Fetch § 2.2.1: an empty value of a repeated header is a value too. */
export const emptyRepeatsDoNotCount = 'firefox';
