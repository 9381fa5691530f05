import simpleNoHeaderTitle from '@salesforce/label/c.Scenario_SimpleNoHeader_Title';
import simpleNoHeaderShows from '@salesforce/label/c.Scenario_SimpleNoHeader_Shows';
import simpleAllowedTitle from '@salesforce/label/c.Scenario_SimpleAllowed_Title';
import simpleAllowedShows from '@salesforce/label/c.Scenario_SimpleAllowed_Shows';
import simpleWildcardTitle from '@salesforce/label/c.Scenario_SimpleWildcard_Title';
import simpleWildcardShows from '@salesforce/label/c.Scenario_SimpleWildcard_Shows';
import simpleWrongOriginTitle from '@salesforce/label/c.Scenario_SimpleWrongOrigin_Title';
import simpleWrongOriginShows from '@salesforce/label/c.Scenario_SimpleWrongOrigin_Shows';
import hidden401Title from '@salesforce/label/c.Scenario_Hidden401_Title';
import hidden401Shows from '@salesforce/label/c.Scenario_Hidden401_Shows';
import sameOriginTitle from '@salesforce/label/c.Scenario_SameOrigin_Title';
import sameOriginShows from '@salesforce/label/c.Scenario_SameOrigin_Shows';
import cspUntrustedTitle from '@salesforce/label/c.Scenario_CspUntrusted_Title';
import cspUntrustedShows from '@salesforce/label/c.Scenario_CspUntrusted_Shows';
import cspRedirectTitle from '@salesforce/label/c.Scenario_CspRedirect_Title';
import cspRedirectShows from '@salesforce/label/c.Scenario_CspRedirect_Shows';
import preflightAllowedTitle from '@salesforce/label/c.Scenario_PreflightAllowed_Title';
import preflightAllowedShows from '@salesforce/label/c.Scenario_PreflightAllowed_Shows';
import preflightWrongOriginTitle from '@salesforce/label/c.Scenario_PreflightWrongOrigin_Title';
import preflightWrongOriginShows from '@salesforce/label/c.Scenario_PreflightWrongOrigin_Shows';
import preflightMethodTitle from '@salesforce/label/c.Scenario_PreflightMethod_Title';
import preflightMethodShows from '@salesforce/label/c.Scenario_PreflightMethod_Shows';
import preflightHeaderTitle from '@salesforce/label/c.Scenario_PreflightHeader_Title';
import preflightHeaderShows from '@salesforce/label/c.Scenario_PreflightHeader_Shows';
import preflightStatusTitle from '@salesforce/label/c.Scenario_PreflightStatus_Title';
import preflightStatusShows from '@salesforce/label/c.Scenario_PreflightStatus_Shows';
import authorizationTitle from '@salesforce/label/c.Scenario_Authorization_Title';
import authorizationShows from '@salesforce/label/c.Scenario_Authorization_Shows';
import jsonPostTitle from '@salesforce/label/c.Scenario_JsonPost_Title';
import jsonPostShows from '@salesforce/label/c.Scenario_JsonPost_Shows';
import actsAnywayTitle from '@salesforce/label/c.Scenario_ActsAnyway_Title';
import actsAnywayShows from '@salesforce/label/c.Scenario_ActsAnyway_Shows';
import checksOriginFirstTitle from '@salesforce/label/c.Scenario_ChecksOriginFirst_Title';
import checksOriginFirstShows from '@salesforce/label/c.Scenario_ChecksOriginFirst_Shows';
import originGateTitle from '@salesforce/label/c.Scenario_OriginGate_Title';
import originGateShows from '@salesforce/label/c.Scenario_OriginGate_Shows';
import safelistExpressTitle from '@salesforce/label/c.Scenario_SafelistExpress_Title';
import safelistExpressShows from '@salesforce/label/c.Scenario_SafelistExpress_Shows';
import safelistExpressOtherOriginTitle from '@salesforce/label/c.Scenario_SafelistExpressOtherOrigin_Title';
import safelistExpressOtherOriginShows from '@salesforce/label/c.Scenario_SafelistExpressOtherOrigin_Shows';
import fireAndForgetTitle from '@salesforce/label/c.Scenario_FireAndForget_Title';
import fireAndForgetShows from '@salesforce/label/c.Scenario_FireAndForget_Shows';
import notScriptTitle from '@salesforce/label/c.Scenario_NotScript_Title';
import notScriptShows from '@salesforce/label/c.Scenario_NotScript_Shows';
import notScriptUntrustedTitle from '@salesforce/label/c.Scenario_NotScriptUntrusted_Title';
import notScriptUntrustedShows from '@salesforce/label/c.Scenario_NotScriptUntrusted_Shows';
import imageTrustedTitle from '@salesforce/label/c.Scenario_ImageTrusted_Title';
import imageTrustedShows from '@salesforce/label/c.Scenario_ImageTrusted_Shows';
import imageUntrustedTitle from '@salesforce/label/c.Scenario_ImageUntrusted_Title';
import imageUntrustedShows from '@salesforce/label/c.Scenario_ImageUntrusted_Shows';
import credentialsWildcardTitle from '@salesforce/label/c.Scenario_CredentialsWildcard_Title';
import credentialsWildcardShows from '@salesforce/label/c.Scenario_CredentialsWildcard_Shows';
import exposeHeadersTitle from '@salesforce/label/c.Scenario_ExposeHeaders_Title';
import exposeHeadersShows from '@salesforce/label/c.Scenario_ExposeHeaders_Shows';
import exposeHeadersExposedTitle from '@salesforce/label/c.Scenario_ExposeHeadersExposed_Title';
import exposeHeadersExposedShows from '@salesforce/label/c.Scenario_ExposeHeadersExposed_Shows';
import unreachableTitle from '@salesforce/label/c.Scenario_Unreachable_Title';
import unreachableShows from '@salesforce/label/c.Scenario_Unreachable_Shows';
import slowTitle from '@salesforce/label/c.Scenario_Slow_Title';
import slowShows from '@salesforce/label/c.Scenario_Slow_Shows';
import proxyTitle from '@salesforce/label/c.Scenario_Proxy_Title';
import proxyShows from '@salesforce/label/c.Scenario_Proxy_Shows';
import proxyHidden401Title from '@salesforce/label/c.Scenario_ProxyHidden401_Title';
import proxyHidden401Shows from '@salesforce/label/c.Scenario_ProxyHidden401_Shows';
import proxyOriginGateTitle from '@salesforce/label/c.Scenario_ProxyOriginGate_Title';
import proxyOriginGateShows from '@salesforce/label/c.Scenario_ProxyOriginGate_Shows';
import proxyPreflightTitle from '@salesforce/label/c.Scenario_ProxyPreflight_Title';
import proxyPreflightShows from '@salesforce/label/c.Scenario_ProxyPreflight_Shows';
import duplicateHeaderTitle from '@salesforce/label/c.Scenario_DuplicateHeader_Title';
import duplicateHeaderShows from '@salesforce/label/c.Scenario_DuplicateHeader_Shows';
import trailingSlashTitle from '@salesforce/label/c.Scenario_TrailingSlash_Title';
import trailingSlashShows from '@salesforce/label/c.Scenario_TrailingSlash_Shows';
import cachedForAnotherTitle from '@salesforce/label/c.Scenario_CachedForAnother_Title';
import cachedForAnotherShows from '@salesforce/label/c.Scenario_CachedForAnother_Shows';
import nullAfterRedirectTitle from '@salesforce/label/c.Scenario_NullAfterRedirect_Title';
import nullAfterRedirectShows from '@salesforce/label/c.Scenario_NullAfterRedirect_Shows';
import preflightRedirectTitle from '@salesforce/label/c.Scenario_PreflightRedirect_Title';
import preflightRedirectShows from '@salesforce/label/c.Scenario_PreflightRedirect_Shows';
import lowerCasePatchTitle from '@salesforce/label/c.Scenario_LowerCasePatch_Title';
import lowerCasePatchShows from '@salesforce/label/c.Scenario_LowerCasePatch_Shows';
import errorBehindTitle from '@salesforce/label/c.Scenario_ErrorBehind_Title';
import errorBehindShows from '@salesforce/label/c.Scenario_ErrorBehind_Shows';
import sameSiteCookieTitle from '@salesforce/label/c.Scenario_SameSiteCookie_Title';
import sameSiteCookieShows from '@salesforce/label/c.Scenario_SameSiteCookie_Shows';
import cspThenCorsTitle from '@salesforce/label/c.Scenario_CspThenCors_Title';
import cspThenCorsShows from '@salesforce/label/c.Scenario_CspThenCors_Shows';
import remoteSiteMissingTitle from '@salesforce/label/c.Scenario_RemoteSiteMissing_Title';
import remoteSiteMissingShows from '@salesforce/label/c.Scenario_RemoteSiteMissing_Shows';
import namedCredentialTitle from '@salesforce/label/c.Scenario_NamedCredential_Title';
import namedCredentialShows from '@salesforce/label/c.Scenario_NamedCredential_Shows';
import unregisteredTargetTitle from '@salesforce/label/c.Scenario_UnregisteredTarget_Title';
import unregisteredTargetShows from '@salesforce/label/c.Scenario_UnregisteredTarget_Shows';
import salesforceFromLwcTitle from '@salesforce/label/c.Scenario_SalesforceFromLwc_Title';
import salesforceFromLwcShows from '@salesforce/label/c.Scenario_SalesforceFromLwc_Shows';
import publicGithubTitle from '@salesforce/label/c.Scenario_PublicGithub_Title';
import publicGithubShows from '@salesforce/label/c.Scenario_PublicGithub_Shows';
import publicExampleTitle from '@salesforce/label/c.Scenario_PublicExample_Title';
import publicExampleShows from '@salesforce/label/c.Scenario_PublicExample_Shows';

/** Of each scenario: its title, and what it shows. */
export const TEXTS: Record<string, [title: string, shows: string]> = {
    'simple-no-header': [simpleNoHeaderTitle, simpleNoHeaderShows],
    'simple-allowed': [simpleAllowedTitle, simpleAllowedShows],
    'simple-wildcard': [simpleWildcardTitle, simpleWildcardShows],
    'simple-wrong-origin': [simpleWrongOriginTitle, simpleWrongOriginShows],
    'hidden-401': [hidden401Title, hidden401Shows],
    'same-origin': [sameOriginTitle, sameOriginShows],
    'csp-untrusted': [cspUntrustedTitle, cspUntrustedShows],
    'csp-redirect': [cspRedirectTitle, cspRedirectShows],
    'preflight-allowed': [preflightAllowedTitle, preflightAllowedShows],
    'preflight-wrong-origin': [preflightWrongOriginTitle, preflightWrongOriginShows],
    'preflight-method': [preflightMethodTitle, preflightMethodShows],
    'preflight-header': [preflightHeaderTitle, preflightHeaderShows],
    'preflight-status': [preflightStatusTitle, preflightStatusShows],
    authorization: [authorizationTitle, authorizationShows],
    'json-post': [jsonPostTitle, jsonPostShows],
    'acts-anyway': [actsAnywayTitle, actsAnywayShows],
    'checks-origin-first': [checksOriginFirstTitle, checksOriginFirstShows],
    'origin-gate': [originGateTitle, originGateShows],
    'safelist-express': [safelistExpressTitle, safelistExpressShows],
    'safelist-express-other-origin': [safelistExpressOtherOriginTitle, safelistExpressOtherOriginShows],
    'fire-and-forget': [fireAndForgetTitle, fireAndForgetShows],
    'not-script': [notScriptTitle, notScriptShows],
    'not-script-untrusted': [notScriptUntrustedTitle, notScriptUntrustedShows],
    'image-trusted': [imageTrustedTitle, imageTrustedShows],
    'image-untrusted': [imageUntrustedTitle, imageUntrustedShows],
    'credentials-wildcard': [credentialsWildcardTitle, credentialsWildcardShows],
    'expose-headers': [exposeHeadersTitle, exposeHeadersShows],
    'expose-headers-exposed': [exposeHeadersExposedTitle, exposeHeadersExposedShows],
    unreachable: [unreachableTitle, unreachableShows],
    slow: [slowTitle, slowShows],
    proxy: [proxyTitle, proxyShows],
    'proxy-hidden-401': [proxyHidden401Title, proxyHidden401Shows],
    'proxy-origin-gate': [proxyOriginGateTitle, proxyOriginGateShows],
    'proxy-preflight': [proxyPreflightTitle, proxyPreflightShows],
    'duplicate-header': [duplicateHeaderTitle, duplicateHeaderShows],
    'trailing-slash': [trailingSlashTitle, trailingSlashShows],
    'cached-for-another': [cachedForAnotherTitle, cachedForAnotherShows],
    'null-after-redirect': [nullAfterRedirectTitle, nullAfterRedirectShows],
    'preflight-redirect': [preflightRedirectTitle, preflightRedirectShows],
    'lower-case-patch': [lowerCasePatchTitle, lowerCasePatchShows],
    'error-behind': [errorBehindTitle, errorBehindShows],
    'same-site-cookie': [sameSiteCookieTitle, sameSiteCookieShows],
    'csp-then-cors': [cspThenCorsTitle, cspThenCorsShows],
    'remote-site-missing': [remoteSiteMissingTitle, remoteSiteMissingShows],
    'named-credential': [namedCredentialTitle, namedCredentialShows],
    'unregistered-target': [unregisteredTargetTitle, unregisteredTargetShows],
    'salesforce-from-lwc': [salesforceFromLwcTitle, salesforceFromLwcShows],
    'public-github': [publicGithubTitle, publicGithubShows],
    'public-example': [publicExampleTitle, publicExampleShows]
};
