import type { Call } from '../model.ts';
import { placeAt } from '../project.ts';
import type { SourceFile } from '../source-files.ts';
import { text, unknown, type Place, type Value } from '../values.ts';
import { contextsOf } from './contexts.ts';
import { styleSheetCalls } from './css.ts';
import { cssSinks } from './javascript/sinks/css-text.ts';
import { htmlSinks } from './javascript/sinks/html-text.ts';
import { sinksOf } from './javascript/sinks/sinks.ts';
import { parseJs } from './javascript/js-file.ts';
import { isKnown } from './javascript/parts.ts';
import { asThings, contextOf, type Thing, type World } from './javascript/thing.ts';
import { callsAt, pageCaller, type Caller } from './make-call.ts';
import { attributeOf, type Element } from './markup/elements.ts';
import { attributeThings } from './markup/formula.ts';
import { loadsOf } from './markup/load-attributes.ts';
import { auraNames, lwcNames, SPREAD, spreadThings } from './markup/names.ts';
import { elementsOf } from './markup/usages.ts';
import { isUnderPolicy, visualforceNames } from './markup/visualforce.ts';
import { documentCaller } from './resource-caller.ts';

const CAN_LOAD =
    /\b(src|srcset|href|action|poster|data|value|url|style|scripts|styles|inner-html|spread)\s*=|<script|<style/i;

/** What templates, Aura markup, Visualforce pages and the project's own static HTML load. */
export function markupCalls(world: World): Call[] {
    const { project } = world;
    return project
        .ofKind('lwc-html', 'aura-markup', 'visualforce', 'static-html', 'ui-bundle')
        .filter(({ path }) => !/\.([jt]sx?|css)$/.test(path) && CAN_LOAD.test(project.text(path)))
        .flatMap((file) => project.tryRead(file.path, () => callsOfFile(world, file)));
}

function callsOfFile(world: World, { path: file, kind }: SourceFile): Call[] {
    const { project } = world;
    const isXml = kind === 'aura-markup' || kind === 'visualforce';
    const caller = callerOf(world, file, kind);
    return elementsOf(project, file, isXml).flatMap((element) => [
        ...loadsOf(element).flatMap(({ kind: load, attribute, isList }) => {
            const found = attributeOf(element, attribute);
            if (!found || found.value.trim() === '') {
                return callsAt(
                    load,
                    placeOf(world, file, element),
                    spreadValues(world, file, element, attribute),
                    caller
                );
            }
            const at = placeAt(file, project.text(file), found.offset);
            const values = valuesOfAttribute(world, file, kind, element, found.value, at);
            return callsAt(load, at, isList ? values.flatMap(candidates) : values, caller);
        }),
        ...styleCalls(world, file, kind, element, caller),
        ...htmlCalls(world, file, kind, element, caller),
        ...scriptCallsOf(world, file, element, caller),
        ...styleSheetOf(world, file, element, caller)
    ]);
}

const placeOf = ({ project }: World, file: string, element: Element): Place =>
    placeAt(file, project.text(file), attributeOf(element, SPREAD)?.offset ?? 0);

/** What `lwc:spread={properties}` gives to an attribute that the element does not have of its own. */
const spreadValues = (world: World, file: string, element: Element, attribute: string): Value[] =>
    spreadThings(world, file, element, (name) => name === attribute).flatMap((thing) =>
        'text' in thing && isKnown(thing) ? [thing.text] : []
    );

function callerOf({ project }: World, file: string, kind: SourceFile['kind']): Caller {
    if (kind === 'visualforce') {
        return { ...pageCaller(['VisualForce']), noPolicy: !isUnderPolicy(project, file) };
    }
    return kind === 'static-html'
        ? documentCaller(project, file)
        : kind === 'ui-bundle'
          ? { caller: 'ui-bundle', contexts: ['LEX'] }
          : pageCaller(contextsOf(project, file));
}

function valuesOfAttribute(
    world: World,
    file: string,
    kind: SourceFile['kind'],
    element: Element,
    content: string,
    at: Place
): Value[] {
    const things =
        kind === 'lwc-html'
            ? attributeThings(content, at, lwcNames(world, file, element), /^\{([^]*?)\}\/?$/)
            : kind === 'static-html' || kind === 'ui-bundle'
              ? asThings(text(content, at))
              : attributeThings(
                    content,
                    at,
                    kind === 'visualforce' ? visualforceNames(world, file) : auraNames(world, file, element)
                );
    return asValues(things, at);
}

const asValues = (things: Thing[], at: Place): Value[] =>
    things.map((thing) => ('text' in thing ? thing.text : unknown('an object', at)[0]));

/** `a.jpg 1x, b.jpg 2x` */
function candidates(value: Value): Value[] {
    const [start] = value.pieces;
    if (typeof start !== 'string' || value.pieces.length > 1) {
        return [value];
    }
    return start.split(/,\s+/).map((part) => ({ pieces: [part.trim().split(/\s+/)[0]], at: value.at }));
}

function styleCalls(world: World, file: string, kind: SourceFile['kind'], element: Element, caller: Caller): Call[] {
    const style = attributeOf(element, 'style');
    if (!style || !/url\(|\{/.test(style.value)) {
        return [];
    }
    const at = placeAt(file, world.project.text(file), style.offset);
    const values = valuesOfAttribute(world, file, kind, element, style.value, at);
    return cssSinks(values).flatMap(({ kind: load, values: addresses }) => callsAt(load, at, addresses, caller));
}

/** Elements whose attribute is shown as HTML. */
const SHOWS_HTML =
    /^(lightning-formatted-rich-text|lightning:formattedrichtext|ui:outputrichtext|aura:unescapedhtml)$/i;

function htmlCalls(world: World, file: string, kind: SourceFile['kind'], element: Element, caller: Caller): Call[] {
    const html = attributeOf(element, SHOWS_HTML.test(element.name) ? 'value' : 'lwc:inner-html');
    if (!html || html.value.trim() === '') {
        return [];
    }
    const at = placeAt(file, world.project.text(file), html.offset);
    return htmlSinks(valuesOfAttribute(world, file, kind, element, html.value, at)).flatMap(
        ({ kind: load, values, place }) => callsAt(load, place ?? at, values, caller)
    );
}

/** The script within a page. */
function scriptCallsOf(world: World, file: string, element: Element, caller: Caller): Call[] {
    const type = element.attributes.get('type')?.value ?? '';
    if (element.name.toLowerCase() !== 'script' || element.text.trim() === '' || /json|template|html/.test(type)) {
        return [];
    }
    const { line } = placeAt(file, world.project.text(file), element.textOffset);
    const script = parseJs(file, withoutMergeFields(element.text), line);
    return script
        ? sinksOf(script, contextOf(world, script)).flatMap(({ kind, node, values, mode, readsAnswer }) =>
              callsAt(
                  kind,
                  script.place(node),
                  values.map(withOwnResources),
                  caller,
                  mode === undefined ? {} : { mode, readsAnswer }
              )
          )
        : [];
}

/** The stylesheet within a page. A merge field in it is the org's own resource, or not known. */
function styleSheetOf({ project }: World, file: string, element: Element, caller: Caller): Call[] {
    return element.name.toLowerCase() === 'style' && /(https?:)?\/\//.test(element.text)
        ? styleSheetCalls(
              project,
              file,
              element.text.replace(/\{!([^}]*)\}/g, (all) => '_'.repeat(all.length)),
              caller,
              placeAt(file, project.text(file), element.textOffset).line
          )
        : [];
}

const OWN = 'merge-field-of-the-org:';

/** `{!$Resource.x}` in a script becomes a text that is known again; any other merge field, a name that is not known. */
const withoutMergeFields = (script: string): string =>
    script.replace(/\{!\s*([^}]*)\}/g, (all, formula: string) =>
        (/\$(Resource|Page|Site|Api)\b|URLFOR/i.test(formula) ? OWN : 'merge_field')
            .padEnd(all.length)
            .slice(0, Math.max(all.length, OWN.length))
    );

function withOwnResources(value: Value): Value {
    const [start, ...rest] = value.pieces;
    if (typeof start !== 'string' || !/merge[-_]field/.test(start)) {
        return value;
    }
    return start.trim().startsWith(OWN)
        ? { pieces: [{ hole: 'the org', self: true }, ...rest], at: value.at }
        : {
              pieces: [
                  ...start
                      .split(/(merge_field)/)
                      .map((part) => (part === 'merge_field' ? { hole: 'a merge field' } : part))
                      .filter((part) => part !== ''),
                  ...rest
              ],
              at: value.at
          };
}
