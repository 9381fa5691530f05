import { obstacleNamed } from '../force-app/main/default/lwc/crossOrigin/named.ts';
import { parseMessage } from '../force-app/main/default/lwc/crossOrigin/parseMessage.ts';
import { reasonNames } from '../force-app/main/default/lwc/crossOrigin/texts.ts';
import type { Fix } from '../force-app/main/default/lwc/crossOrigin/types.ts';
import { explain, readInput } from '../force-app/main/default/lwc/errorReader/errorReader.ts';
import { PASTED } from '../packages/cli/explain/testing/pasted.ts';
import { TEXTS } from '../packages/cli/explain/testing/texts.ts';
import { RECIPE_NAMES, recipeFor } from '../packages/cli/recipes/recipe.ts';
import { RULES } from '../packages/cli/scan/rules/index.ts';

export interface SitePage {
    /** Relative to the site. */
    file: string;
    title: string;
    body: string;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const code = (text: string): string => `<pre tabindex="0">${escaped(text)}</pre>`;

const OWNERS: Record<Fix['owner'], string> = { admin: 'Admin', 'api-owner': 'API owner', developer: 'Developer' };
const TELLERS: Record<string, string> = {
    chromium: 'Chromium',
    firefox: 'Firefox',
    webkit: 'WebKit',
    '': 'The platform'
};

/** A page a reason: what it means, what each browser prints for it, its place in the standard, what to change. */
export function reasonPages(): SitePage[] {
    return reasonNames().map((reason) => {
        const lines = linesOf(reason);
        const [{ gate, text, rule, findings, fixes }] =
            lines.length > 0 ? explain(readInput(lines[0])).calls[0].obstacles : [obstacleNamed(reason, PAGE, REQUEST)];
        const body = [
            `<p class="gate">Gate: ${escaped(gate)}</p>`,
            `<p>${escaped(text)}</p>`,
            ...(lines.length > 0 ? ['<h2>How you meet it</h2>'] : []),
            ...lines.map((line) => `<h3>${tellerOf(line)}</h3>${code(line)}`),
            ...(findings.length > 0
                ? [
                      '<h2>What this example shows besides</h2>',
                      ...findings.map((each) => `<p>${escaped(each.text)}</p>`)
                  ]
                : []),
            '<h2>What to change</h2>',
            ...fixes.map(fixHtml),
            ...(fixes.some(({ owner }) => owner === 'api-owner')
                ? [
                      `<p>How an API lets the pages of an org in: <a href="../recipes.html">a recipe for each server</a>.</p>`
                  ]
                : []),
            ...(rule
                ? [`<h2>Standard</h2><p><a href="${escaped(rule.spec)}" rel="noreferrer">${escaped(rule.spec)}</a></p>`]
                : [])
        ];
        return { file: `reasons/${reason}.html`, title: reason, body: body.join('\n') };
    });
}

const PAGE = { origin: 'https://acme.lightning.force.com', policies: [] };
const REQUEST = { url: 'https://api.example.com/v1/orders' };

/** What is printed for it, of each browser; else as people pasted it. */
function linesOf(reason: string): string[] {
    const recorded = TEXTS.flatMap(([each, text]) => (each === reason ? [text] : []));
    return recorded.length > 0
        ? recorded
        : PASTED.flatMap(({ wanted, text }) => (wanted.join() === reason ? [text] : []));
}

function tellerOf(line: string): string {
    const { reason, profile } = parseMessage(line) ?? {};
    // Of all that browsers say with the same words only this is in a table of texts.
    return TELLERS[reason === 'x-frame-options' ? (profile ?? 'chromium') : (profile ?? '')];
}

const fixHtml = ({ owner, title, text, code: source, setupPath, warning }: Fix): string =>
    [
        `<section><h3>${OWNERS[owner]}: ${escaped(title)}</h3><p>${escaped(text)}</p>`,
        setupPath ? `<p><strong>${escaped(setupPath)}</strong></p>` : '',
        warning ? `<p class="warning">${escaped(warning)}</p>` : '',
        source ? `${source.file ? `<p class="file">${escaped(source.file)}</p>` : ''}${code(source.text)}` : '',
        '</section>'
    ].join('');

/** A page a rule of the scan. */
export const rulePages = (): SitePage[] =>
    RULES.map(({ name, severity, about, why, wrong, right }) => ({
        file: `rules/${name}.html`,
        title: name,
        body: `<p>${escaped(about)} Severity: ${severity}.</p><p>${escaped(why)}</p><h2>Wrong</h2>${code(wrong)}<h2>Right</h2>${code(right)}`
    }));

/** A page a recipe of servers/recipes. */
const recipePages = (): SitePage[] =>
    RECIPE_NAMES.map((stack) => {
        const { file, text } = recipeFor(stack);
        return { file: `recipes/${stack}.html`, title: stack, body: `<p class="file">${file}</p>${code(text)}` };
    });

const toolPage = (file: string, title: string, tool: string, about: string): SitePage => ({
    file,
    title,
    body: `<p class="about">${about}</p><div data-tool="${tool}"></div>`
});

const listOf = (pages: SitePage[]): string =>
    `<ul class="names">${pages.map(({ file, title }) => `<li><a href="${file}">${escaped(title)}</a></li>`).join('')}</ul>`;

/** Every page of the site. */
export function allPages(): SitePage[] {
    const [reasons, rules, recipes] = [reasonPages(), rulePages(), recipePages()];
    return [
        toolPage(
            'index.html',
            'Explain an error',
            'explain',
            'Why can this page, component or class not call that API, and what exactly do I change? What you paste or drop never leaves this page.'
        ),
        toolPage(
            'predict.html',
            'Predict a call',
            'predict',
            'A call, its page, and what the API answers: what comes of it. Nothing is sent.'
        ),
        toolPage(
            'which-list.html',
            'Which list?',
            'which-list',
            'Trusted URLs, Remote Site Settings, Named Credentials, CORS allowlist: each decides something else.'
        ),
        {
            file: 'reasons.html',
            title: 'Reasons',
            body: `<p>What stops a call, by the name that this project gives it.</p>${listOf(reasons)}`
        },
        { file: 'rules.html', title: 'Rules', body: `<p>What the scan of a project reports.</p>${listOf(rules)}` },
        {
            file: 'recipes.html',
            title: 'Recipes',
            body: `<p>For the owner of an API: how it lets the pages of one org in. Put your My Domain name where mydomain stands.</p>${listOf(recipes)}`
        },
        ...reasons,
        ...rules,
        ...recipes
    ];
}
