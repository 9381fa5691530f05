import type { ProjectCalls } from '../project-calls.ts';
import { html, type Markup } from './html.ts';
import { CALLS_SLUG, CALLS_TITLE, layout, notice } from './layout.ts';
import { table } from './table.ts';

/** Each host that the project's sources call, beside the entry that lets them, and what the scan finds wrong. */
export function callsPage({ hosts, findings }: ProjectCalls): string {
    return layout({
        title: CALLS_TITLE,
        current: CALLS_SLUG,
        content: html`<p class="intro">
                What the files of this project call, held against what its lists allow, as
                <code>npm run scan</code> says. It reads the files; what you change here in Setup is not in them. An org
                has no such page.
            </p>
            ${findings.length > 0 ? findingList(findings) : notice('success', html`<p>Every call is on the list that it needs.</p>`)}
            ${hosts.length > 0 ? hostTable(hosts) : html`<p class="slds-box slds-theme_default">Nothing of the project calls another host.</p>`}`
    });
}

const findingList = (findings: ProjectCalls['findings']): Markup =>
    html`<section aria-labelledby="findings">
        <h2 id="findings" class="slds-text-heading_small">Findings</h2>
        <ul class="findings">
            ${findings.map(
                ({ rule, message, file, line }) =>
                    html`<li class="slds-box slds-theme_default">
                        <strong>${rule}</strong> ${message} <span class="place">${file}:${line}</span>
                    </li>`
            )}
        </ul>
    </section>`;

const hostTable = (hosts: ProjectCalls['hosts']): Markup =>
    table(
        'Hosts',
        ['Host', 'Called By', 'Needs', 'Entry', 'Calls'],
        hosts.map(({ host, caller, needs, state, count }) => ({
            key: host,
            cells: [host, CALLERS[caller] ?? caller, listOf(needs), STATES[state] ?? state, count]
        }))
    );

const CALLERS: Record<string, string> = {
    'page-lex': 'Lightning Experience',
    'page-site': 'Experience Cloud site',
    visualforce: 'Visualforce page',
    apex: 'Apex',
    flow: 'Flow',
    'ui-bundle': 'UI bundle'
};

const LISTS: Record<string, string> = {
    remoteSite: 'Remote Site',
    namedCredential: 'Named Credential',
    none: 'Nothing'
};

const listOf = (needs: string): string => LISTS[needs] ?? needs.replace(/^csp:(.*)$/, 'Trusted URL ($1)');

const STATES: Record<string, string> = {
    missing: 'None',
    'nothing-needed': '–',
    'wrong-list': 'On another list only',
    'wrong-directive': 'For other directives only',
    'wrong-context': 'For other pages only',
    inactive: 'Inactive',
    unknown: 'Not known'
};
