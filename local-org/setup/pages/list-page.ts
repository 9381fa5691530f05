import type { OrgMetadata } from '../../../packages/project/index.ts';
import { BUDGET_BYTES, headerBudget } from '../header-budget.ts';
import type { SetupField, SetupList, SetupRecord } from '../types.ts';
import { html, type Markup } from './html.ts';
import { layout, notice, postButton } from './layout.ts';

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
            ${records.length > 0 ? table(list, records, state.metadata) : html`<p class="slds-box slds-theme_default">There is no entry.</p>`}`
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

function table(list: SetupList, records: SetupRecord[], metadata: OrgMetadata): Markup {
    const columns = list.columns.flatMap((name) => list.fields.filter((field) => field.name === name));
    const isNamed = !list.nameOf;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${list.title}">
        <table class="slds-table slds-table_cell-buffer slds-table_bordered">
            <thead>
                <tr>
                    ${isNamed && html`<th scope="col">Name</th>`}${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
                    <th scope="col">Actions</th>
                </tr>
            </thead>
            <tbody>
                ${records.map(
                    (record) =>
                        html`<tr data-name="${record.name}">
                            ${isNamed && html`<th scope="row">${record.name}</th>`}
                            ${columns.map((field) => html`<td>${shown(field, record, metadata)}</td>`)}
                            <td class="row-actions">
                                <a href="/setup/${list.slug}/${record.name}/edit"
                                    >Edit<span class="slds-assistive-text"> ${record.name}</span></a
                                >
                                <a href="/setup/${list.slug}/${record.name}"
                                    >Show as metadata<span class="slds-assistive-text"> ${record.name}</span></a
                                >
                                ${postButton(`/setup/${list.slug}/${record.name}/delete`, 'Del', record.name)}
                            </td>
                        </tr>`
                )}
            </tbody>
        </table>
    </div>`;
}

function shown({ name, kind, options }: SetupField, record: SetupRecord, metadata: OrgMetadata): string {
    const value = record[name];
    if (kind === 'checkbox') {
        return value === true ? 'Yes' : 'No';
    }
    const option = options?.(metadata).find((each) => each.value === value);
    return option?.label ?? String(value ?? '');
}
