import { html, type Markup } from './html.ts';

export interface TableRow {
    /** What the row is about, for who looks for it: `data-row`. */
    key: string;
    /** One for each column; the first is the row's heading. */
    cells: (string | number | Markup)[];
}

/** A table that can be scrolled by keyboard. On a phone each row is a card, its columns named beside their values. */
export const table = (label: string, columns: string[], rows: TableRow[]): Markup =>
    html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
        <table class="slds-table slds-table_cell-buffer slds-table_bordered stacked">
            <thead>
                <tr>
                    ${columns.map((column) => html`<th scope="col">${column}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${rows.map(
                    ({ key, cells: [heading, ...cells] }) =>
                        html`<tr data-row="${key}">
                            <th scope="row">${heading}</th>
                            ${cells.map((cell, index) => html`<td data-label="${columns[index + 1]}">${cell}</td>`)}
                        </tr>`
                )}
            </tbody>
        </table>
    </div>`;
