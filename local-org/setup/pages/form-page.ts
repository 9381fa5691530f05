import type { OrgMetadata } from '../../../packages/project/index.ts';
import type { Problems, SetupField, SetupList, SetupRecord } from '../types.ts';
import { html, type Markup } from './html.ts';
import { layout, notice } from './layout.ts';

export interface FormState {
    record: SetupRecord;
    /** Name of the record that is edited; missing for a new one. */
    existing?: string;
    problems: Problems;
    metadata: OrgMetadata;
}

/** The form of one entry: new, with values from a link, or as it was sent with what is wrong with it. */
export function formPage(list: SetupList, { record, existing, problems, metadata }: FormState): string {
    const title = existing === undefined ? `New ${list.singular}` : `Edit ${list.singular}: ${existing}`;
    const isWrong = Object.keys(problems).length > 0;
    const action = existing === undefined ? `/setup/${list.slug}` : `/setup/${list.slug}/${existing}`;
    const fields = list.fields.filter(({ name }) => existing === undefined || name !== 'name');
    return layout({
        title,
        current: list.slug,
        setupPath: list.setupPath,
        content: html`${isWrong && notice('error', summary(list, problems))}
            <form method="post" action="${action}" class="slds-box slds-theme_default form" novalidate>
                ${fields.map((field) => control(field, record, problems[field.name], metadata))}
                <p class="buttons">
                    <button type="submit" class="slds-button slds-button_brand">Save</button>
                    <a class="slds-button slds-button_neutral" href="/setup/${list.slug}">Cancel</a>
                </p>
            </form>`
    });
}

function summary({ fields }: SetupList, problems: Problems): Markup {
    const labelOf = (name: string): string => fields.find((field) => field.name === name)?.label ?? name;
    return html`<h2>Not saved</h2>
        <ul>
            ${Object.entries(problems).map(
                ([name, problem]) => html`<li><a href="#${name}">${labelOf(name)}</a>: ${problem}</li>`
            )}
        </ul>`;
}

function control(field: SetupField, record: SetupRecord, problem: string | undefined, metadata: OrgMetadata): Markup {
    const { name, label, kind, required, help } = field;
    const notes = [help && `${name}-help`, problem && `${name}-problem`].filter(Boolean).join(' ');
    const state = html`${notes !== '' && html` aria-describedby="${notes}"`}${problem !== undefined && html` aria-invalid="true"`}`;
    const input =
        kind === 'select'
            ? select(field, record, metadata, state)
            : kind === 'checkbox'
              ? html`<input
                    type="checkbox"
                    id="${name}"
                    name="${name}"
                    ${record[name] === true && html` checked`}${state}
                />`
              : html`<input
                    type="text"
                    class="slds-input"
                    id="${name}"
                    name="${name}"
                    value="${String(record[name] ?? '')}"
                    autocomplete="off"
                    spellcheck="false"
                    ${required === true && html` required`}${state}
                />`;
    const caption = html`<label class="slds-form-element__label" for="${name}"
        >${label}${required === true && html` <abbr class="slds-required" title="required">*</abbr>`}</label
    >`;
    return html`<div class="field field_${kind} ${problem !== undefined && 'slds-has-error'}">
        ${kind === 'checkbox' ? html`${input}${caption}` : html`${caption}${input}`}
        ${help !== undefined && html`<p class="slds-form-element__help help" id="${name}-help">${help}</p>`}
        ${problem !== undefined && html`<p class="slds-form-element__help" id="${name}-problem">${problem}</p>`}
    </div>`;
}

const select = ({ name, options }: SetupField, record: SetupRecord, metadata: OrgMetadata, state: Markup): Markup =>
    html`<select class="slds-select" id="${name}" name="${name}" ${state}>
        ${(options?.(metadata) ?? []).map(
            ({ value, label }) =>
                html`<option value="${value}" ${value === record[name] && html` selected`}>${label}</option>`
        )}
    </select>`;
