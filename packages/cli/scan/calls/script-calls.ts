import type { Function as FunctionNode, Node } from '@babel/types';
import type { Call } from '../model.ts';
import type { Place } from '../values.ts';
import { contextsOf } from './contexts.ts';
import { functionName } from './javascript/callers.ts';
import { isFunction, type JsFile } from './javascript/js-file.ts';
import { sinksOf } from './javascript/sinks/sinks.ts';
import { contextOf, type World } from './javascript/thing.ts';
import { callsAt, pageCaller, type Caller } from './make-call.ts';
import { resourceCaller } from './resource-caller.ts';

const CAN_CALL =
    /\bfetch\b|XMLHttpRequest|\.open\s*\(|WebSocket|EventSource|sendBeacon|loadScript|loadStyle|\bimport\s*\(|Worker|importScripts|Marker\s*\(|\.icon\s*\(|\.wms\s*\(|from\s*["']https?:|\bajax\b|\bgetJSON\b|getScript|axios|\.(src|href|srcset|poster|data|action)\s*=|setAttribute|tileLayer|imageOverlay|createComponent\s*\(|insertRule|replaceSync|createContextualFragment|Loader\s*\(|createElement\(\s*['"]style|setHTML|platformResourceLoader|\.assign\s*\(|FontFace|\.style\b|\$http|\bd3\.|\.srcdoc\b|(inner|outer|Adjacent)HTML|\.(write(ln)?|html)\s*\(|\bAudio\b|(\$|\bjQuery|\bjq)\s*\(|(\$|\bjQuery|\bjq)\.(get|post)\b/;

const JSX_CAN_LOAD = /<(img|image|iframe|embed|object|video|audio|track|source|script|link|input|form)\b|\bbackground/;

const canCall = (path: string, content: string): boolean =>
    CAN_CALL.test(content) || (/\.[jt]sx$/.test(path) && JSX_CAN_LOAD.test(content));

/** What the scripts of components, of the project's own static resources and of UI bundles call and load. */
export function scriptCalls(world: World): Call[] {
    const { project } = world;
    return project
        .ofKind('lwc-js', 'aura-js', 'static-js', 'ui-bundle')
        .filter(({ path }) => /\.[jt]sx?$/.test(path) && canCall(path, project.text(path)))
        .flatMap(({ path, kind }) => {
            const file = world.js(path);
            if (!file) {
                return [];
            }
            const caller =
                kind === 'static-js'
                    ? resourceCaller(project, path)
                    : kind === 'ui-bundle'
                      ? UI_BUNDLE
                      : pageCaller(contextsOf(project, path));
            return project.tryRead(path, () =>
                sinksOf(file, contextOf(world, file)).flatMap(
                    ({ kind: called, node, place, values, mode, readsAnswer }) =>
                        callsAt(
                            called,
                            place?.file === path ? place : file.place(node),
                            values,
                            caller,
                            mode === undefined ? {} : { mode, readsAnswer },
                            (at) => isGivenTo(node, at, file)
                        )
                )
            );
        });
}

/** Whether a place is in another function of the file that calls the one around a node. */
function isGivenTo(node: Node, { file: path, line }: Place, file: JsFile): boolean {
    const around = functionAround(file, node);
    const name = path === file.path && around ? functionName(around, file) : undefined;
    return (name === undefined ? [] : (file.calls.get(name) ?? []))
        .map((call) => functionAround(file, call))
        .some((caller) => caller !== undefined && caller !== around && isOnLine(caller, line, file));
}

function functionAround(file: JsFile, node: Node): FunctionNode | undefined {
    let above = file.parents.get(node);
    while (above && !(isFunction(above) && functionName(above, file) !== undefined)) {
        above = file.parents.get(above);
    }
    return above && isFunction(above) ? above : undefined;
}

const isOnLine = (node: Node, line: number, file: JsFile): boolean => {
    const start = file.place(node).line;
    return line >= start && line <= start + ((node.loc?.end.line ?? 0) - (node.loc?.start.line ?? 0));
};

const UI_BUNDLE: Caller = { caller: 'ui-bundle', contexts: ['LEX'] };
