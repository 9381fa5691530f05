import type { Call, CallKind } from '../../model.ts';
import type { Project } from '../../project.ts';
import { text } from '../../values.ts';
import { callsAt, pageCaller } from '../make-call.ts';
import { readElements } from '../markup/elements.ts';
import { loadsOf } from '../markup/load-attributes.ts';
import { componentIn, eachObject, isSitePage, placeOfText, sitePage } from './page-properties.ts';

/** What the metadata of an Experience Cloud site loads: the markup of its head, the HTML in its components, and the images of base components. */
export const siteCalls = (project: Project): Call[] =>
    project
        .ofKind('metadata')
        .filter(({ path }) => isSitePage(path) && /https?:|"\/\/|\\"\/\//.test(project.text(path)))
        .flatMap(({ path }) => callsOf(project, path));

function callsOf(project: Project, file: string): Call[] {
    const content = project.text(file);
    const found: Call[] = [];
    eachObject(sitePage(project, file), (object) => {
        for (const value of Object.values(object)) {
            if (typeof value === 'string' && /<[a-z]/i.test(value)) {
                found.push(...htmlCalls(file, content, value));
            }
        }
        const component = componentIn(object);
        // Those of the project's own components are read where the components use them.
        if (component && !/^c[:/]/.test(component.name)) {
            found.push(...component.given.flatMap(([key, value]) => propertyCalls(file, content, key, value)));
        }
    });
    return found;
}

const PROPERTIES: [RegExp, CallKind][] = [
    [/^(background)?(image|img|logo)(url|src)?$|image(url|src)$/i, 'img'],
    [/^video(url|src)$/i, 'media']
];

function propertyCalls(file: string, content: string, key: string, value: string): Call[] {
    const kind = PROPERTIES.find(([name]) => name.test(key))?.[1];
    const at = placeOfText(file, content, value);
    return kind && /^https?:\/\//.test(value) ? callsAt(kind, at, text(value, at), pageCaller(['Communities'])) : [];
}

function htmlCalls(file: string, content: string, html: string): Call[] {
    return readElements(html, false).flatMap((element) =>
        loadsOf(element).flatMap(({ kind, attribute }) => {
            const value = element.attributes.get(attribute)?.value ?? '';
            const at = placeOfText(file, content, value);
            return /^(https?:)?\/\//i.test(value)
                ? callsAt(kind, at, text(value, at), pageCaller(['Communities']))
                : [];
        })
    );
}
