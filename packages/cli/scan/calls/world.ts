import path from 'node:path';
import type { Node } from '@babel/types';
import { groupBy, placeAt, type Project } from '../project.ts';
import { text, type Value } from '../values.ts';
import { parseJs, type JsFile } from './javascript/js-file.ts';
import { resolveNode } from './javascript/resolve.ts';
import { resolve } from './javascript/parts.ts';
import { asThings, contextOf, type Thing, type World } from './javascript/thing.ts';
import { methodArgument } from './markup/aura-methods.ts';
import { attributeThings } from './markup/formula.ts';
import { elementsOf, usagesOf, type Usage } from './markup/usages.ts';
import { auraNames, lwcNames, spreadThings } from './markup/names.ts';
import { propertyValues } from './apex/callouts.ts';
import { controllersOf, fieldOfResults, textOfResult } from './javascript/apex-results.ts';
import { calledByParents, openedWith, setByParents } from './javascript/parent-scripts.ts';
import { builderProperties } from './metadata/page-properties.ts';
import { labelValues } from './labels.ts';

/** A project as the scripts in it see it: modules, bundles, labels, and what parents give to components. */
export function worldOf(project: Project): World {
    const answers = new Map<string, Thing[]>();
    /** A component that stands in its own markup asks for what is being answered: that adds nothing. */
    const onceAsked = (question: string, answer: () => Thing[]): Thing[] => {
        if (!answers.has(question)) {
            answers.set(question, []);
            answers.set(question, answer());
        }
        return answers.get(question)!;
    };
    const world: World = {
        project,
        resolve: resolveNode,
        js: (file) => project.once(`js ${file}`, () => readJs(project, file)),
        moduleFile: (specifier, from) => moduleFile(project, specifier, from),
        bundle: (file) => bundle(world, file),
        attribute: (file, name) =>
            onceAsked(`attribute ${path.posix.dirname(file)} ${name}`, () => attribute(world, file, name)),
        data: (file, key) =>
            onceAsked(`data ${path.posix.dirname(file)} ${key}`, () => dataAttribute(world, file, key)),
        methodArgument: (file, name) =>
            onceAsked(`argument ${path.posix.dirname(file)} ${name}`, () => methodArgument(world, file, name)),
        parentCalls: (file, name) => calledByParents(world, file, name),
        label: (name) => labelValues(project, name),
        apexField: (file, name) => fieldOfResults(world, file, name),
        apexText: (method) => textOfResult(world, method),
        auraResult: (folder, method) =>
            controllersOf(project, folder).flatMap((className) => textOfResult(world, `${className}.${method}`)),
        apex: (className, chain) => propertyValues(project, className, chain),
        importers: (file) => importers(world, file)
    };
    return world;
}

function readJs(project: Project, file: string): JsFile | undefined {
    const parsed = parseJs(file, project.text(file));
    if (!parsed) {
        project.problems.push(`${file}: is not valid JavaScript; left out`);
    }
    return parsed;
}

const scriptsOf = (project: Project): Set<string> =>
    project.once(
        'scripts',
        () => new Set(project.ofKind('lwc-js', 'aura-js', 'static-js', 'ui-bundle').map((file) => file.path))
    );

const lwcBundles = (project: Project): Map<string, string> =>
    project.once(
        'lwc bundles',
        () =>
            new Map(
                project.ofKind('lwc-js').flatMap(({ path: file }) => {
                    const folder = path.posix.dirname(file);
                    return path.posix.parse(file).name === path.posix.basename(folder)
                        ? [[path.posix.basename(folder), file]]
                        : [];
                })
            )
    );

/** `c/name`, `./name`, `../name` */
function moduleFile(project: Project, specifier: string, from: string): string | undefined {
    if (specifier.startsWith('.')) {
        const target = path.posix.join(path.posix.dirname(from), specifier);
        return ['', '.js', '.ts', '.tsx', '.jsx', '/index.js', '/index.ts']
            .map((ending) => target + ending)
            .find((file) => scriptsOf(project).has(file));
    }
    const [, name] = /^\w+\/(\w+)$/.exec(specifier) ?? [];
    return name === undefined ? undefined : lwcBundles(project).get(name);
}

function bundle(world: World, file: string): JsFile[] {
    const folder = path.posix.dirname(file);
    return world.project.once(`bundle ${folder}`, () =>
        world.project.inFolder(folder, 'aura-js', 'lwc-js').flatMap(({ path: candidate }) => world.js(candidate) ?? [])
    );
}

function importers(world: World, file: string): JsFile[] {
    const { project } = world;
    const { dir, name } = path.posix.parse(file);
    const isOwn = name === path.posix.basename(dir);
    return project.once(`importers ${file}`, () =>
        (importsByName(project).get(name) ?? [])
            .filter(({ from, specifier }) => from !== file && (isOwn || specifier.startsWith('.')))
            .flatMap(({ from }) => world.js(from) ?? [])
    );
}

/** Who imports what, by the last part of the module's name. */
const importsByName = (project: Project): Map<string, { from: string; specifier: string }[]> =>
    project.once('imports', () =>
        groupBy(
            [...scriptsOf(project)].flatMap((from) => {
                const found = project.text(from).matchAll(/\b(?:from|import)\s*\(?\s*['"]([\w./@-]+)['"]/g);
                const specifiers = new Set([...found].map(([, specifier]) => specifier));
                return [...specifiers].map((specifier) => ({ from, specifier }));
            }),
            ({ specifier }) => path.posix.basename(specifier).replace(/\.[jt]sx?$/, '')
        )
    );

/** What a component's attribute can be: its default, what its own scripts set, what its parents give. */
function attribute(world: World, file: string, name: string): Thing[] {
    const folder = path.posix.dirname(file);
    const own = /(^|\/)aura\//.test(file) ? auraOwn(world, folder, name) : designDefaults(world.project, file, name);
    const usages = usagesOf(world.project, path.posix.basename(folder));
    const built = asThings(builderProperties(world.project, path.posix.basename(folder), name));
    return [
        ...own,
        ...built,
        ...usages.flatMap((usage) => givenBy(world, usage, name)),
        ...setByParents(world, file, name),
        ...openedWith(world, file, name)
    ];
}

function givenBy(world: World, { file, kind, element }: Usage, name: string): Thing[] {
    const wanted = name.toLowerCase();
    for (const [key, { value, offset }] of element.attributes) {
        if (key.replaceAll('-', '').toLowerCase() === wanted) {
            const at = placeAt(file, world.project.text(file), offset);
            return kind === 'lwc-html'
                ? attributeThings(value, at, lwcNames(world, file, element), /^\{([^]*?)\}\/?$/)
                : attributeThings(value, at, auraNames(world, file, element));
        }
    }
    return spreadThings(world, file, element, (key) => key.toLowerCase() === wanted);
}

/** `data-url="https://…"` of the elements of a bundle. */
function dataAttribute(world: World, file: string, key: string): Thing[] {
    const wanted = `data-${key.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;
    const { project } = world;
    return project
        .inFolder(path.posix.dirname(file), 'lwc-html', 'aura-markup')
        .flatMap(({ path: markup, kind }) =>
            elementsOf(project, markup, kind === 'aura-markup').flatMap((element) =>
                givenBy(world, { file: markup, kind, element }, wanted.replaceAll('-', ''))
            )
        );
}

/** An attribute, and what builders start it with. */
const DECLARES = /^(aura|design):attribute$/;

function auraOwn(world: World, folder: string, name: string): Thing[] {
    const { project } = world;
    const markup = project.inFolder(folder, 'aura-markup');
    const defaults = markup.flatMap(({ path: file }) =>
        elementsOf(project, file, true)
            .filter(({ name: tag, attributes }) => DECLARES.test(tag) && attributes.get('name')?.value === name)
            .flatMap((element) => element.attributes.get('default') ?? [])
            .filter(({ value }) => value !== '')
            .flatMap(({ value, offset }) => asThings(text(value, placeAt(file, project.text(file), offset))))
    );
    const scripts = bundle(world, `${folder}/x.js`);
    return [...defaults, ...scripts.flatMap((file) => setInScript(world, file, name))];
}

/** `component.set('v.name', value)` */
function setInScript(world: World, file: JsFile, name: string): Thing[] {
    return (file.calls.get('set') ?? [])
        .filter(
            ({ arguments: [first, second] }) => first?.type === 'StringLiteral' && first.value === `v.${name}` && second
        )
        .flatMap((call) => resolve(call.arguments[1] as Node, contextOf(world, file)));
}

/** `<property name="url" default="https://…">` of a component's own metadata. */
function designDefaults(project: Project, file: string, name: string): Thing[] {
    const meta = file.replace(/\.[jt]s$/, '.js-meta.xml');
    const content = project.text(meta, true);
    const tags = [...content.matchAll(/<property\b[^>]*>/g)].filter(([tag]) =>
        new RegExp(`\\bname="${name}"`).test(tag)
    );
    return tags.flatMap((match): Thing[] => {
        const value = /\bdefault="([^"]+)"/.exec(match[0])?.[1];
        return value === undefined ? [] : asThings(text(value, placeAt(meta, content, match.index)) satisfies Value[]);
    });
}
