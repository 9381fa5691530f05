import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';
import { componentPlugins, generate } from '../local-org/page/bundle.ts';

const HERE = import.meta.dirname;

/** One script with the tools: the lab's own components, the engine, and small stand-ins for the three base components that they use. */
export async function bundleSite(projectDir: string, label: (name: string) => string | undefined): Promise<string> {
    const plugins = [
        standIns,
        withUtilities,
        ...componentPlugins({
            lwcDir: path.join(projectDir, 'force-app/main/default/lwc'),
            projectDir,
            label
        })
    ];
    const { code } = await generate(path.join(HERE, 'page/main.js'), plugins);
    return code;
}

const standIns: Plugin = {
    name: 'stand-ins',
    resolveId(id) {
        const name = /^lightning\/(\w+)$/.exec(id)?.[1] ?? '';
        const file = path.join(HERE, 'modules/lightning', name, `${name}.js`);
        return name !== '' && fs.existsSync(file) ? file : null;
    }
};

/** The classes of the platform's stylesheet that the lab's components count on, for the shadow of each. */
const UTILITIES = `
.slds-assistive-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.slds-text-link { color: #0250d9; }
.slds-m-left_x-small { margin-inline-start: 0.5rem; }
.slds-m-top_x-small, .slds-m-top_small { margin-block-start: 0.5rem; }
.slds-text-heading_small, h4 { font-size: 0.9375rem; margin: 0; }
.slds-box { border: 1px solid #c9c9c9; border-radius: 4px; padding: 0.5rem 0.75rem; }
.slds-text-body_small, figcaption { font-size: 0.8125rem; color: #5c5c5c; }
.slds-scoped-notification { border-inline-start: 3px solid #8c4b02; padding-inline-start: 0.5rem; }
ul { list-style: none; padding: 0; margin: 0.5rem 0; }
p { margin: 0.25rem 0; }
figure { margin: 0.5rem 0 0; }
a { color: #0250d9; }
.slds-form-element__label, .slds-text-color_weak { font-size: 0.8125rem; color: #5c5c5c; }
.slds-text-color_error { color: #8e030f; }
.slds-textarea {
    box-sizing: border-box; width: 100%; padding: 0.5rem; border: 1px solid #747474; border-radius: 4px;
    font: 0.8125rem / 1.5 ui-monospace, monospace; color: #181818; background: #fff;
}
[data-call] { background: #fff; }
:focus-visible { outline: 2px solid #0250d9; outline-offset: 2px; }
`;

const withUtilities: Plugin = {
    name: 'with-utilities',
    load(id) {
        const [file] = id.split('?');
        return /[\\/]lwc[\\/](exchangeDiagram|fixAdvice|pasteError)[\\/]\w+\.css$/.test(file)
            ? `${fs.readFileSync(file, 'utf8')}${UTILITIES}`
            : null;
    }
};
