import { trustLink, type Violation } from '../violations.ts';
import { html, type Markup } from './html.ts';
import { layout, postButton, VIOLATIONS_SLUG, VIOLATIONS_TITLE } from './layout.ts';

/** What the browser reported, with the way to the trusted URL that would allow it. */
export function violationsPage(violations: Violation[]): string {
    return layout({
        title: VIOLATIONS_TITLE,
        current: VIOLATIONS_SLUG,
        setupPath: `Setup > Security > ${VIOLATIONS_TITLE}`,
        actions: postButton(`/setup/${VIOLATIONS_SLUG}/clear`, 'Clear'),
        content: html`<p class="intro">
                The images, fonts and frames that no trusted URL allows, as the browser reported them. As in an org, a
                call of a script that connect-src stops is not listed: the browser's console shows it. The local org
                keeps the last 100 entries while it runs; an org keeps them for seven days.
            </p>
            ${violations.length > 0 ? table(violations) : html`<p class="slds-box slds-theme_default">Nothing was reported.</p>`}`
    });
}

function table(violations: Violation[]): Markup {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Violations">
        <table class="slds-table slds-table_cell-buffer slds-table_bordered">
            <thead>
                <tr>
                    <th scope="col">Untrusted URL</th>
                    <th scope="col">Violation Type</th>
                    <th scope="col">Impact</th>
                    <th scope="col">Page</th>
                    <th scope="col">Count</th>
                    <th scope="col">Last reported</th>
                    <th scope="col">Actions</th>
                </tr>
            </thead>
            <tbody>
                ${violations.map(row)}
            </tbody>
        </table>
    </div>`;
}

function row(violation: Violation): Markup {
    const { blocked, directive, impact, page, count, lastSeen } = violation;
    const link = trustLink(violation);
    return html`<tr data-blocked="${blocked}">
        <th scope="row">${blocked}</th>
        <td>${directive}</td>
        <td>${impact}</td>
        <td>${page}</td>
        <td>${count}</td>
        <td>${new Date(lastSeen).toISOString().replace('T', ' ').slice(0, 19)} UTC</td>
        <td>
            ${link !== undefined && html`<a href="${link}">Trust this URL<span class="slds-assistive-text"> ${blocked}</span></a>`}
        </td>
    </tr>`;
}
