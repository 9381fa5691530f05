import type { XmlElement } from '../../../../project/index.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../../project.ts';
import { text } from '../../values.ts';
import { callsAt, pageCaller } from '../make-call.ts';
import { readElements } from '../markup/elements.ts';
import { loadsOf } from '../markup/load-attributes.ts';
import { shownInFlow } from './shown-in-flow.ts';

/** Elements of metadata that a page shows as HTML. */
const HTML = new Set(['fieldText', 'text', 'helpText']);
/** Elements that hold a formula. */
const FORMULA = new Set(['formula', 'expression']);

/** What metadata makes a page load: the images of the texts that a flow shows, and IMAGE() in formulas of flows and fields. */
export function imageCalls(project: Project): Call[] {
    return project
        .ofKind('flow', 'metadata')
        .filter(({ path, kind }) => kind === 'flow' || /\.(object|field)(-meta\.xml)?$/.test(path))
        .filter(({ path }) => CAN_LOAD.test(project.text(path)))
        .flatMap(({ path, kind }) => {
            const root = project.xml(path);
            const shown = root && kind === 'flow' ? shownInFlow(root) : root ? [root] : [];
            return shown.flatMap((element) => callsIn(path, element));
        });
}

const CAN_LOAD = /\bIMAGE\s*\(\s*(&quot;|&apos;|&#\w+;|["'])\s*https?:|(&lt;|<)(img|iframe|video|audio)\b/i;

function callsIn(file: string, element: XmlElement): Call[] {
    const at = { file, line: element.line, column: 1 };
    const own = HTML.has(element.name)
        ? htmlCalls(element, at)
        : FORMULA.has(element.name)
          ? formulaCalls(element.text, at)
          : [];
    return [...own, ...element.children.flatMap((child) => callsIn(file, child))];
}

function htmlCalls({ text: html, line }: XmlElement, at: Call['at']): Call[] {
    return /<(img|iframe|video|audio)\b/i.test(html)
        ? readElements(html, false).flatMap((element) => {
              const place = { ...at, line: line + html.slice(0, element.offset).split('\n').length - 1 };
              return loadsOf(element).flatMap(({ kind, attribute }) => {
                  const value = element.attributes.get(attribute)?.value ?? '';
                  return isHost(value) ? callsAt(kind, place, text(value, place), pageCaller(['LEX'])) : [];
              });
          })
        : [];
}

/** A merge field is not known, and an image of the org's own files is its own. */
const isHost = (value: string): boolean =>
    /^(https?:)?\/\//i.test(value) && !/servlet\.(ImageServer|FileDownload)|\/servlet\/(rtaImage|servlet)/i.test(value);

const formulaCalls = (formula: string, at: Call['at']): Call[] =>
    [...formula.matchAll(/\bIMAGE\s*\(\s*(["'])(https?:.*?)\1/gis)]
        .filter(([, , address]) => isHost(address))
        .flatMap(([, , address]) => callsAt('img', at, text(address, at), pageCaller(['LEX'])));
