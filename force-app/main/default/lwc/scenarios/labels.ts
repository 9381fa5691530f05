import Scenario_SameOrigin_Title from '@salesforce/label/c.Scenario_SameOrigin_Title';
import Scenario_CspUntrusted_Title from '@salesforce/label/c.Scenario_CspUntrusted_Title';
import Scenario_CspRedirect_Title from '@salesforce/label/c.Scenario_CspRedirect_Title';
import Scenario_SimpleAllowed_Title from '@salesforce/label/c.Scenario_SimpleAllowed_Title';
import Scenario_SimpleWildcard_Title from '@salesforce/label/c.Scenario_SimpleWildcard_Title';
import Scenario_SimpleNoHeader_Title from '@salesforce/label/c.Scenario_SimpleNoHeader_Title';
import Scenario_SimpleWrongOrigin_Title from '@salesforce/label/c.Scenario_SimpleWrongOrigin_Title';
import Scenario_SafelistExpress_Title from '@salesforce/label/c.Scenario_SafelistExpress_Title';
import Scenario_SafelistExpressOtherOrigin_Title from '@salesforce/label/c.Scenario_SafelistExpressOtherOrigin_Title';
import Scenario_ActsAnyway_Title from '@salesforce/label/c.Scenario_ActsAnyway_Title';
import Scenario_ChecksOriginFirst_Title from '@salesforce/label/c.Scenario_ChecksOriginFirst_Title';
import Scenario_OriginGate_Title from '@salesforce/label/c.Scenario_OriginGate_Title';
import Scenario_FireAndForget_Title from '@salesforce/label/c.Scenario_FireAndForget_Title';
import Scenario_NotScript_Title from '@salesforce/label/c.Scenario_NotScript_Title';
import Scenario_NotScriptUntrusted_Title from '@salesforce/label/c.Scenario_NotScriptUntrusted_Title';
import Scenario_PreflightAllowed_Title from '@salesforce/label/c.Scenario_PreflightAllowed_Title';
import Scenario_PreflightWrongOrigin_Title from '@salesforce/label/c.Scenario_PreflightWrongOrigin_Title';
import Scenario_PreflightMethod_Title from '@salesforce/label/c.Scenario_PreflightMethod_Title';
import Scenario_PreflightHeader_Title from '@salesforce/label/c.Scenario_PreflightHeader_Title';
import Scenario_PreflightStatus_Title from '@salesforce/label/c.Scenario_PreflightStatus_Title';
import Scenario_Authorization_Title from '@salesforce/label/c.Scenario_Authorization_Title';
import Scenario_Hidden401_Title from '@salesforce/label/c.Scenario_Hidden401_Title';
import Scenario_JsonPost_Title from '@salesforce/label/c.Scenario_JsonPost_Title';
import Scenario_CredentialsWildcard_Title from '@salesforce/label/c.Scenario_CredentialsWildcard_Title';
import Scenario_ExposeHeaders_Title from '@salesforce/label/c.Scenario_ExposeHeaders_Title';
import Scenario_ExposeHeadersExposed_Title from '@salesforce/label/c.Scenario_ExposeHeadersExposed_Title';
import Scenario_Unreachable_Title from '@salesforce/label/c.Scenario_Unreachable_Title';
import Scenario_Slow_Title from '@salesforce/label/c.Scenario_Slow_Title';
import Scenario_RemoteSiteMissing_Title from '@salesforce/label/c.Scenario_RemoteSiteMissing_Title';
import Scenario_NamedCredential_Title from '@salesforce/label/c.Scenario_NamedCredential_Title';
import Scenario_UnregisteredTarget_Title from '@salesforce/label/c.Scenario_UnregisteredTarget_Title';
import Scenario_Github_Title from '@salesforce/label/c.Scenario_Github_Title';
import Scenario_Example_Title from '@salesforce/label/c.Scenario_Example_Title';
import Scenario_SameOrigin_Shows from '@salesforce/label/c.Scenario_SameOrigin_Shows';
import Scenario_CspUntrusted_Shows from '@salesforce/label/c.Scenario_CspUntrusted_Shows';
import Scenario_CspRedirect_Shows from '@salesforce/label/c.Scenario_CspRedirect_Shows';
import Scenario_SimpleAllowed_Shows from '@salesforce/label/c.Scenario_SimpleAllowed_Shows';
import Scenario_SimpleWildcard_Shows from '@salesforce/label/c.Scenario_SimpleWildcard_Shows';
import Scenario_SimpleNoHeader_Shows from '@salesforce/label/c.Scenario_SimpleNoHeader_Shows';
import Scenario_SimpleWrongOrigin_Shows from '@salesforce/label/c.Scenario_SimpleWrongOrigin_Shows';
import Scenario_SafelistExpress_Shows from '@salesforce/label/c.Scenario_SafelistExpress_Shows';
import Scenario_SafelistExpressOtherOrigin_Shows from '@salesforce/label/c.Scenario_SafelistExpressOtherOrigin_Shows';
import Scenario_ActsAnyway_Shows from '@salesforce/label/c.Scenario_ActsAnyway_Shows';
import Scenario_ChecksOriginFirst_Shows from '@salesforce/label/c.Scenario_ChecksOriginFirst_Shows';
import Scenario_OriginGate_Shows from '@salesforce/label/c.Scenario_OriginGate_Shows';
import Scenario_FireAndForget_Shows from '@salesforce/label/c.Scenario_FireAndForget_Shows';
import Scenario_NotScript_Shows from '@salesforce/label/c.Scenario_NotScript_Shows';
import Scenario_NotScriptUntrusted_Shows from '@salesforce/label/c.Scenario_NotScriptUntrusted_Shows';
import Scenario_PreflightAllowed_Shows from '@salesforce/label/c.Scenario_PreflightAllowed_Shows';
import Scenario_PreflightWrongOrigin_Shows from '@salesforce/label/c.Scenario_PreflightWrongOrigin_Shows';
import Scenario_PreflightMethod_Shows from '@salesforce/label/c.Scenario_PreflightMethod_Shows';
import Scenario_PreflightHeader_Shows from '@salesforce/label/c.Scenario_PreflightHeader_Shows';
import Scenario_PreflightStatus_Shows from '@salesforce/label/c.Scenario_PreflightStatus_Shows';
import Scenario_Authorization_Shows from '@salesforce/label/c.Scenario_Authorization_Shows';
import Scenario_Hidden401_Shows from '@salesforce/label/c.Scenario_Hidden401_Shows';
import Scenario_JsonPost_Shows from '@salesforce/label/c.Scenario_JsonPost_Shows';
import Scenario_CredentialsWildcard_Shows from '@salesforce/label/c.Scenario_CredentialsWildcard_Shows';
import Scenario_ExposeHeaders_Shows from '@salesforce/label/c.Scenario_ExposeHeaders_Shows';
import Scenario_ExposeHeadersExposed_Shows from '@salesforce/label/c.Scenario_ExposeHeadersExposed_Shows';
import Scenario_Unreachable_Shows from '@salesforce/label/c.Scenario_Unreachable_Shows';
import Scenario_Slow_Shows from '@salesforce/label/c.Scenario_Slow_Shows';
import Scenario_RemoteSiteMissing_Shows from '@salesforce/label/c.Scenario_RemoteSiteMissing_Shows';
import Scenario_NamedCredential_Shows from '@salesforce/label/c.Scenario_NamedCredential_Shows';
import Scenario_UnregisteredTarget_Shows from '@salesforce/label/c.Scenario_UnregisteredTarget_Shows';
import Scenario_Github_Shows from '@salesforce/label/c.Scenario_Github_Shows';
import Scenario_Example_Shows from '@salesforce/label/c.Scenario_Example_Shows';
import ScenarioGroup_Policy from '@salesforce/label/c.ScenarioGroup_Policy';
import ScenarioGroup_Simple from '@salesforce/label/c.ScenarioGroup_Simple';
import ScenarioGroup_Acting from '@salesforce/label/c.ScenarioGroup_Acting';
import ScenarioGroup_Preflight from '@salesforce/label/c.ScenarioGroup_Preflight';
import ScenarioGroup_Credentials from '@salesforce/label/c.ScenarioGroup_Credentials';
import ScenarioGroup_Trouble from '@salesforce/label/c.ScenarioGroup_Trouble';
import ScenarioGroup_Apex from '@salesforce/label/c.ScenarioGroup_Apex';
import ScenarioGroup_Public from '@salesforce/label/c.ScenarioGroup_Public';

export const TITLES: Record<string, string> = {
    'same-origin': Scenario_SameOrigin_Title,
    'csp-untrusted': Scenario_CspUntrusted_Title,
    'csp-redirect': Scenario_CspRedirect_Title,
    'simple-allowed': Scenario_SimpleAllowed_Title,
    'simple-wildcard': Scenario_SimpleWildcard_Title,
    'simple-no-header': Scenario_SimpleNoHeader_Title,
    'simple-wrong-origin': Scenario_SimpleWrongOrigin_Title,
    'safelist-express': Scenario_SafelistExpress_Title,
    'safelist-express-other-origin': Scenario_SafelistExpressOtherOrigin_Title,
    'acts-anyway': Scenario_ActsAnyway_Title,
    'checks-origin-first': Scenario_ChecksOriginFirst_Title,
    'origin-gate': Scenario_OriginGate_Title,
    'fire-and-forget': Scenario_FireAndForget_Title,
    'not-script': Scenario_NotScript_Title,
    'not-script-untrusted': Scenario_NotScriptUntrusted_Title,
    'preflight-allowed': Scenario_PreflightAllowed_Title,
    'preflight-wrong-origin': Scenario_PreflightWrongOrigin_Title,
    'preflight-method': Scenario_PreflightMethod_Title,
    'preflight-header': Scenario_PreflightHeader_Title,
    'preflight-status': Scenario_PreflightStatus_Title,
    authorization: Scenario_Authorization_Title,
    'hidden-401': Scenario_Hidden401_Title,
    'json-post': Scenario_JsonPost_Title,
    'credentials-wildcard': Scenario_CredentialsWildcard_Title,
    'expose-headers': Scenario_ExposeHeaders_Title,
    'expose-headers-exposed': Scenario_ExposeHeadersExposed_Title,
    unreachable: Scenario_Unreachable_Title,
    slow: Scenario_Slow_Title,
    'remote-site-missing': Scenario_RemoteSiteMissing_Title,
    'named-credential': Scenario_NamedCredential_Title,
    'unregistered-target': Scenario_UnregisteredTarget_Title,
    github: Scenario_Github_Title,
    example: Scenario_Example_Title
};

export const SHOWS: Record<string, string> = {
    'same-origin': Scenario_SameOrigin_Shows,
    'csp-untrusted': Scenario_CspUntrusted_Shows,
    'csp-redirect': Scenario_CspRedirect_Shows,
    'simple-allowed': Scenario_SimpleAllowed_Shows,
    'simple-wildcard': Scenario_SimpleWildcard_Shows,
    'simple-no-header': Scenario_SimpleNoHeader_Shows,
    'simple-wrong-origin': Scenario_SimpleWrongOrigin_Shows,
    'safelist-express': Scenario_SafelistExpress_Shows,
    'safelist-express-other-origin': Scenario_SafelistExpressOtherOrigin_Shows,
    'acts-anyway': Scenario_ActsAnyway_Shows,
    'checks-origin-first': Scenario_ChecksOriginFirst_Shows,
    'origin-gate': Scenario_OriginGate_Shows,
    'fire-and-forget': Scenario_FireAndForget_Shows,
    'not-script': Scenario_NotScript_Shows,
    'not-script-untrusted': Scenario_NotScriptUntrusted_Shows,
    'preflight-allowed': Scenario_PreflightAllowed_Shows,
    'preflight-wrong-origin': Scenario_PreflightWrongOrigin_Shows,
    'preflight-method': Scenario_PreflightMethod_Shows,
    'preflight-header': Scenario_PreflightHeader_Shows,
    'preflight-status': Scenario_PreflightStatus_Shows,
    authorization: Scenario_Authorization_Shows,
    'hidden-401': Scenario_Hidden401_Shows,
    'json-post': Scenario_JsonPost_Shows,
    'credentials-wildcard': Scenario_CredentialsWildcard_Shows,
    'expose-headers': Scenario_ExposeHeaders_Shows,
    'expose-headers-exposed': Scenario_ExposeHeadersExposed_Shows,
    unreachable: Scenario_Unreachable_Shows,
    slow: Scenario_Slow_Shows,
    'remote-site-missing': Scenario_RemoteSiteMissing_Shows,
    'named-credential': Scenario_NamedCredential_Shows,
    'unregistered-target': Scenario_UnregisteredTarget_Shows,
    github: Scenario_Github_Shows,
    example: Scenario_Example_Shows
};

export const GROUPS: Record<string, string> = {
    policy: ScenarioGroup_Policy,
    simple: ScenarioGroup_Simple,
    acting: ScenarioGroup_Acting,
    preflight: ScenarioGroup_Preflight,
    credentials: ScenarioGroup_Credentials,
    trouble: ScenarioGroup_Trouble,
    apex: ScenarioGroup_Apex,
    public: ScenarioGroup_Public
};
