import type { OrgMetadata } from '../../../packages/project/index.ts';
import { BUDGET_BYTES, headerBudget } from '../header-budget.ts';
import type { SetupField, SetupList, SetupRecord } from '../types.ts';
import { html, type Markup } from './html.ts';
import { layout, notice, postButton } from './layout.ts';
import { table } from './table.ts';

export interface ListState {
    metadata: OrgMetadata;
    /** True when the list is no longer as the files say. */
    isChanged: boolean;
    /** The page's Content-Security-Policy. */
    policy: string;
    /** What just happened. */
    done?: string;
    /** What to know about what was saved. */
    note?: string;
}

/** A list with its entries, what a change does, and the way back to the files. */
export function listPage(list: SetupList, state: ListState): string {
    const { slug, title, singular, setupPath, intro, effect } = list;
    const records = list.read(state.metadata);
    return layout({
        title,
        current: slug,
        setupPath,
        actions: html`<a class="slds-button slds-button_brand" href="/setup/${slug}/new">New ${singular}</a>
            ${postButton(`/setup/${slug}/reset`, 'Reset')}`,
        content: html`<p class="intro">${intro} ${effect}</p>
            ${state.done !== undefined && notice('success', html`${state.done} ${effect}`)}
            ${state.note !== undefined && notice('warning', html`${state.note}`)}
            ${state.isChanged && notice('info', html`Changed in memory. <strong>Reset</strong> brings back what the files of force-app say.`)}
            ${slug === 'trusted-urls' && budget(state.policy)}
            ${records.length > 0 ? entries(list, records, state.metadata) : html`<p class="slds-box slds-theme_default">There is no entry.</p>`}`
    });
}

function budget(policy: string): Markup {
    const { bytes, share, warning } = headerBudget(policy);
    return html`<div class="budget">
            <label for="budget"
                >Size of the page's Content-Security-Policy header: ${bytes.toLocaleString('en')} of
                ${BUDGET_BYTES.toLocaleString('en')} bytes (${Math.round(share * 100)} %)</label
            >
            <meter
                id="budget"
                min="0"
                max="${BUDGET_BYTES}"
                high="${Math.floor(BUDGET_BYTES * 0.8)}"
                value="${Math.min(bytes, BUDGET_BYTES)}"
            ></meter>
        </div>
        ${warning !== undefined && notice('warning', html`${warning}`)}`;
}

function entries(list: SetupList, records: SetupRecord[], metadata: OrgMetadata): Markup {
    const columns = list.columns.flatMap((name) => list.fields.filter((field) => field.name === name));
    const isNamed = !list.nameOf;
    return table(
        list.title,
        [...(isNamed ? ['Name'] : []), ...columns.map(({ label }) => label), 'Actions'],
        records.map((record) => ({
            key: record.name,
            cells: [
                ...(isNamed ? [record.name] : []),
                ...columns.map((field) => shown(field, record, metadata)),
                rowActions(list.slug, record.name)
            ]
        }))
    );
}

const rowActions = (slug: string, name: string): Markup =>
    html`<div class="row-actions">
        <a href="/setup/${slug}/${name}/edit">Edit<span class="slds-assistive-text"> ${name}</span></a>
        <a href="/setup/${slug}/${name}">Show as metadata<span class="slds-assistive-text"> ${name}</span></a>
        ${postButton(`/setup/${slug}/${name}/delete`, 'Del', name)}
    </div>`;

function shown({ name, kind, options }: SetupField, record: SetupRecord, metadata: OrgMetadata): string {
    const value = record[name];
    if (kind === 'checkbox') {
        return value === true ? 'Yes' : 'No';
    }
    const option = options?.(metadata).find((each) => each.value === value);
    return option?.label ?? String(value ?? '');
}
