import type { Message } from './messages';

/**
 * What Firefox prints in other languages. Its translators leave the names of headers, directives and values as they are, and where they stand tells most of
 * the reason; a few words of each language tell the rest. The links to its documentation name it in every language.
 */

/** How the languages say “same-origin policy”: German, French, Spanish, Portuguese, Italian, Dutch, Chinese, Japanese. */
const POLICY =
    /Gleiche-Quelle-Regel|"Same Origin"|mism[oa] (?:política de )?origen|Same Origin \(mesma origem\)|corrispondenza dell'origine|Same Origin-beleid|同源(?:策略|政策)|同一生成元ポリシー/i;
const WARNS = /\b(?:bald|bientôt|presto|em breve|binnenkort)\b|即将|まもなく/;

const PREFLIGHT = /preflight|pré-vérification|verificación previa|comprovação|预检|預檢|プリフライト/i;
const INVALID = /ungültig|invalid|no válido|non valido|ongeldig|无效|無效|不正な/i;
const SEVERAL = /nur ein|plusieurs|múltiples|vários|multipl|meerdere|多个|多個|複数/i;
const REDIRECT = /weiterleitung|redire[ck][ct]|redirection|redirecion|omleiding|重定向|リダイレクト/i;
const FAILED =
    /schlug fehl|nicht erfolgreich|échec|sin éxito|no tuvo éxito|falha|non riuscita|niet gelukt|mislukt|未成功|成功しなかった|失敗/i;
const BLOCKED = /blockiert|bloqu|blocage|empêché|bloccat|geblokkeerd|阻止|拦截|攔截|ブロック/i;
const MIXED = /gemischt|mixte|mixto|mist[io]|gemengde|混合|混在/i;

/** Of the page in Firefox's documentation to which each line of its console leads. */
const LINKED: Record<string, string> = {
    CORSMissingAllowOrigin: 'MissingAllowOriginHeader',
    CORSAllowOriginNotMatchingOrigin: 'AllowOriginMismatch',
    CORSNotSupportingCredentials: 'WildcardOriginNotAllowed',
    CORSMultipleAllowOriginNotAllowed: 'MultipleAllowOriginValues',
    CORSMissingAllowCredentials: 'InvalidAllowCredentials',
    CORSMethodNotFound: 'MethodDisallowedByPreflightResponse',
    CORSMissingAllowHeaderFromPreflight: 'HeaderDisallowedByPreflightResponse',
    CORSInvalidAllowMethod: 'InvalidAllowMethodsPreflightResponse',
    CORSInvalidAllowHeader: 'InvalidAllowHeadersPreflightResponse',
    CORSExternalRedirectNotAllowed: 'PreflightDisallowedRedirect',
    CORSPreflightDidNotSucceed: 'PreflightInvalidStatus',
    CORSRequestNotHttp: 'CorsDisabledScheme',
    CORSDidNotSucceed: 'unreachable',
    CORSDisabled: 'cors-disabled'
};

const ADDRESS = /(?<url>[a-z][a-z-]{1,20}:\/\/[^\s'"]+?)['".,]*(?=[\s(]|$)/;

/** `line`: with straight quotes and the punctuation of Latin letters. */
export function readTranslated(line: string): Message | undefined {
    return ofCors(line) ?? ofPolicy(line) ?? ofFrame(line) ?? ofMixedContent(line);
}

function ofCors(line: string): Message | undefined {
    const linked = /\/CORS\/Errors\/(CORS\w+)/.exec(line)?.[1];
    if (linked === undefined ? !POLICY.test(line) || WARNS.test(line) : !Object.hasOwn(LINKED, linked)) {
        return undefined;
    }
    const url = ADDRESS.exec(line)?.groups?.url;
    if (url === undefined || url.includes('/CORS/Errors/')) {
        return undefined;
    }
    const why = line.slice(line.indexOf(url) + url.length);
    if (linked === undefined && !isWhole(why)) {
        return undefined;
    }
    const said = linked === undefined ? reasonIn(why) : { reason: LINKED[linked] };
    const status = /: ([1-5]\d\d)\b/.exec(why)?.[1];
    return said === undefined
        ? undefined
        : {
              reason: said.reason,
              profile: 'firefox',
              url,
              ...((said.values ?? status) && { values: { ...said.values, ...(status && { status }) } })
          };
}

/** A line may be broken before what it says last, which may be the value that decides. */
function isWhole(why: string): boolean {
    const [said] = /: .*[.)](?![\w/])/.exec(why) ?? [];
    // An apostrophe is no quote.
    const quotes = said?.match(/"|(?<!\p{L})'|'(?!\p{L})/gu) ?? [];
    return said !== undefined && quotes.length % 2 === 0;
}

/** Which header it speaks of, and which value stands beside it. */
function reasonIn(why: string): Pick<Message, 'reason' | 'values'> | undefined {
    const named = /Access-Control-Allow-(Origin|Credentials|Methods|Headers)/.exec(why)?.[1];
    const quoted = [...why.matchAll(/"([^"]*)"|(?<!\p{L})'([^']*)'/gu)].map(([, text, other]) => text ?? other);
    const value = quoted.find((text) => !text.startsWith('Access-Control-'));
    const told = value === undefined ? {} : { values: { value } };
    switch (named) {
        case 'Origin':
            if (value === '*') {
                return { reason: 'WildcardOriginNotAllowed' };
            }
            return value === undefined
                ? { reason: SEVERAL.test(why) ? 'MultipleAllowOriginValues' : 'MissingAllowOriginHeader' }
                : { reason: 'AllowOriginMismatch', ...told };
        case 'Credentials':
            return { reason: value === '*' ? 'WildcardOriginNotAllowed' : 'InvalidAllowCredentials' };
        case 'Methods':
            return value === undefined
                ? { reason: 'MethodDisallowedByPreflightResponse' }
                : { reason: 'InvalidAllowMethodsPreflightResponse', ...told };
        case 'Headers':
            return INVALID.test(why) && !PREFLIGHT.test(why)
                ? { reason: 'InvalidAllowHeadersPreflightResponse', ...told }
                : { reason: 'HeaderDisallowedByPreflightResponse', ...(value && { values: { header: value } }) };
        default:
            return reasonOf(why);
    }
}

function reasonOf(why: string): Pick<Message, 'reason'> | undefined {
    if (PREFLIGHT.test(why)) {
        return { reason: 'PreflightInvalidStatus' };
    }
    if (REDIRECT.test(why)) {
        return { reason: 'PreflightDisallowedRedirect' };
    }
    if (/\bhttp\b/i.test(why)) {
        return { reason: 'CorsDisabledScheme' };
    }
    return FAILED.test(why) ? { reason: 'unreachable' } : undefined;
}

function ofPolicy(line: string): Message | undefined {
    const policy = /Content[- ]Security[- ]Policy ?: (?<says>.*)/.exec(line)?.groups?.says ?? '';
    const directive = /"(?<directive>[a-z-]+-(?:src|action|ancestors)\b[^"]*)"/.exec(policy)?.groups?.directive;
    if (directive === undefined || !BLOCKED.test(policy)) {
        return undefined;
    }
    const { url } = ADDRESS.exec(policy.replace(`"${directive}"`, ''))?.groups ?? {};
    const name = /\(([a-z]+-[a-z-]+)\)/.exec(policy)?.[1];
    const reason = /\beval\b|WebAssembly/i.test(policy.slice(0, policy.indexOf(directive)))
        ? 'csp-eval'
        : url
          ? 'csp'
          : 'csp-inline';
    return {
        reason,
        profile: 'firefox',
        ...(url && { url }),
        values: { directive, ...(name && { name }) }
    };
}

function ofFrame(line: string): Message | undefined {
    const { url } = /"(?<url>https?:\/\/[^\s"]+)"/.exec(line)?.groups ?? {};
    const value = /"(DENY|SAMEORIGIN)"/i.exec(line)?.[1];
    return url && value && line.includes('X-Frame-Options')
        ? { reason: 'x-frame-options', profile: 'firefox', url, values: { value } }
        : undefined;
}

function ofMixedContent(line: string): Message | undefined {
    const { url } = /"(?<url>(?:http|ws):\/\/[^\s"]+)"/.exec(line)?.groups ?? {};
    return url && MIXED.test(line) && BLOCKED.test(line)
        ? { reason: 'mixed-content', profile: 'firefox', url }
        : undefined;
}
