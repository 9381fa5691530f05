import { api, LightningElement } from 'lwc';

export interface Column {
    /** The key of its values in each row. */
    name: string;
    label: string;
}

/** A text for each column, and what tells the row from others. */
export interface Row {
    key: string;
    [column: string]: string;
}

/** A table of texts of any length. On a phone each row is a card, its columns named beside their values. */
export default class StackedTable extends LightningElement {
    @api columns: Column[] = [];
    @api rows: Row[] = [];

    get lines(): { key: string; cells: { name: string; label: string; text: string }[] }[] {
        return this.rows.map((row) => ({
            key: row.key,
            cells: this.columns.map(({ name, label }) => ({ name, label, text: row[name] }))
        }));
    }
}
