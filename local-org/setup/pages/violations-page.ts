import { trustLink, type Violation } from '../violations.ts';
import { html, type Markup } from './html.ts';
import { layout, postButton, VIOLATIONS_SLUG, VIOLATIONS_TITLE } from './layout.ts';
import { table, type TableRow } from './table.ts';

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
            ${violations.length > 0 ? violationTable(violations) : html`<p class="slds-box slds-theme_default">Nothing was reported.</p>`}`
    });
}

const violationTable = (violations: Violation[]): Markup =>
    table(
        'Violations',
        ['Untrusted URL', 'Violation Type', 'Impact', 'Page', 'Count', 'Last reported', 'Actions'],
        violations.map((violation) => ({ key: violation.blocked, cells: cellsOf(violation) }))
    );

function cellsOf(violation: Violation): TableRow['cells'] {
    const { blocked, directive, impact, page, count, lastSeen } = violation;
    const link = trustLink(violation);
    const time = `${new Date(lastSeen).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
    const trust =
        link === undefined
            ? ''
            : html`<a href="${link}">Trust this URL<span class="slds-assistive-text"> ${blocked}</span></a>`;
    return [blocked, directive, impact, page, count, time, trust];
}
