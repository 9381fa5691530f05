import type { CallExpression, Node } from '@babel/types';
import type { Project } from '../../project.ts';
import type { Value } from '../../values.ts';
import type { Binding, JsFile } from './js-file.ts';

/** What an expression stands for: text, or an object, array, class or function of the source that has more to it. */
export type Thing = { text: Value } | { node: Node; in: Context };

/** Where an expression is looked at: its file, what the parameters of the called functions are, and how deep the search is. */
export interface Context {
    world: World;
    file: JsFile;
    given: Map<Binding, Thing[]>;
    /** Nodes that are being resolved: one that is met again adds nothing. */
    open: Set<unknown>;
    depth: number;
    /** How many expressions may still be looked at for one address: where everything asks everything, each way is tried, and there is no end of ways. */
    budget: { left: number };
}

/** What lies outside of one file. */
export interface World {
    resolve: (node: Node, context: Context) => Thing[];
    project: Project;
    js: (path: string) => JsFile | undefined;
    /** The file of an imported module. */
    moduleFile: (specifier: string, from: string) => string | undefined;
    /** Files of which the functions are called by name without an import: controller, helper and renderer of an Aura bundle. */
    bundle: (path: string) => JsFile[];
    /** What parents give a component's attribute in their markup, and its own default. */
    attribute: (path: string, name: string) => Thing[];
    /** What the elements of a script's own markup have in a `data-` attribute, by its name in scripts. */
    data: (path: string, key: string) => Thing[];
    /** What an argument of an `<aura:method>` of a script's bundle can be. */
    methodArgument: (path: string, name: string) => Thing[];
    /** Calls of a public method of a component by the scripts of those whose markup it stands in. */
    parentCalls: (path: string, name: string) => { call: CallExpression; file: JsFile }[];
    label: (name: string) => Value[];
    /** What a field of that name has in what the Apex methods give that a script imports. */
    apexField: (path: string, name: string) => Value[];
    /** The addresses that a method of Apex gives as a text, as `class.method`. */
    apexText: (method: string) => Value[];
    /** The same of a method of the controller of a bundle of Aura. */
    auraResult: (folder: string, method: string) => Value[];
    /** What a property of an Apex class can be; `chain` is the property and what follows it. Empty where there is no such property. */
    apex: (className: string, chain: string[]) => Value[];
    /** Files that import a module. */
    importers: (path: string) => JsFile[];
}

export const DEEPEST = 14;

/** More than any address of the labelled projects takes, by far. */
const BUDGET = 2500;

export const newBudget = (): Context['budget'] => ({ left: BUDGET });

export const contextOf = (world: World, file: JsFile): Context => ({
    world,
    file,
    given: new Map(),
    open: new Set(),
    depth: 0,
    budget: newBudget()
});

export const asThings = (values: Value[]): Thing[] => values.map((value) => ({ text: value }));
