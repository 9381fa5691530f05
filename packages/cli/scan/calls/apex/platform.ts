import { concat, format, isHole, knownText, ownOrigin, text, unknown, type Place, type Value } from '../../values.ts';
import { labelValues } from '../labels.ts';
import type { ApexContext, Link } from './context.ts';
import { elementsOf } from './list-elements.ts';
import type { Range } from './syntax/type.ts';

/** What the platform's own names and functions give as text. */

export const asOwn = ({ pieces: [piece] }: Value): boolean => isHole(piece) && !!piece.self;

/** `System.Label.Name`, `URL.getOrgDomainUrl()…`, `Page.Name`; undefined for all else. */
export function platformName(links: Link[], at: Place, context: ApexContext): Value[] | undefined {
    const { records } = context;
    const names = links.map(({ name }) => name);
    const [first, second] = names[0] === 'system' ? names.slice(1) : names;
    if (first === 'label' && second) {
        const get = links.find(({ arguments: given }) => given);
        if (get?.name === 'get' && get.arguments![1]) {
            return labelGot(get.arguments![1], at, context);
        }
        const named = links.slice(0, links.findIndex((link) => link.arguments) >>> 0);
        const name = named.at(-1)!.name;
        const values = labelValues(records.project, name);
        return values.length > 0 ? values : unknown(`the label ${name}`, at);
    }
    if (first === 'url' && /^get(orgdomainurl|salesforcebaseurl|currentrequesturl|filefieldurl)$/.test(second ?? '')) {
        return ownOrigin('the org', at);
    }
    if (
        first === 'page' ||
        (first === 'site' && /^getbase/.test(second ?? '')) ||
        first === 'domaincreator' ||
        first === 'orglimits'
    ) {
        return ownOrigin('the org', at);
    }
    return undefined;
}

/** `Label.get('', 'Name')` */
function labelGot(name: Range, at: Place, context: ApexContext): Value[] {
    return context.values(name, context).flatMap((value) => {
        const content = knownText(value);
        const values = content === undefined ? [] : labelValues(context.records.project, content);
        return values.length > 0 ? values : unknown(`the label ${content ?? 'of a name'}`, at);
    });
}

/** A function of the platform with its arguments; `on` is its class. */
export function platformCall(link: Link, on: string | undefined, context: ApexContext): Value[] | undefined {
    const given = link.arguments ?? [];
    const at = { file: context.method.owner.file, line: context.method.owner.tokens[link.index].line, column: 1 };
    const value = (range: Range): Value[] => context.values(range, context);
    if (on === 'string' && link.name === 'format' && given.length === 2) {
        return format(value(given[0]), elementsOf(given[1], context), at);
    }
    if (on === 'string' && link.name === 'join') {
        const elements = elementsOf(given[0], context);
        return elements.length === 0
            ? unknown('a joined list', at)
            : elements.reduce((left, right) => concat(concat(left, given[1] ? value(given[1]) : text('', at)), right));
    }
    if (on === 'string' && /^(valueof|escapesinglequotes)$/.test(link.name) && given[0]) {
        return value(given[0]);
    }
    if (on === 'encodingutil') {
        return unknown('an encoded value', at);
    }
    if (link.isNew && /^(url|pagereference)$/.test(link.name) && given.length > 0) {
        return given.length === 1
            ? value(given[0])
            : given.length === 2
              ? concat(value(given[0]), text('', at))
              : urlOfParts(given.map(value), at);
    }
    if (on === 'httprequest' && link.name === 'getendpoint') {
        return ownOrigin('the address that the request has already', at);
    }
    return on === undefined || !/^(test|json|userinfo|crypto|math|datetime|date|blob)$/.test(on)
        ? undefined
        : unknown(`${on}.${link.name}()`, at);
}

/** `new Url('https', 'api.example.com', '/orders')`, or with a port before the path. */
function urlOfParts([scheme, host, ...more]: Value[][], at: Place): Value[] {
    const port = more.length > 1 ? concat(text(':', at), more[0]) : text('', at);
    return [text('://', at), host, port, more.at(-1)!].reduce((left, right) => concat(left, right), scheme);
}
