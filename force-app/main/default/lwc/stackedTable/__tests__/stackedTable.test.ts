import StackedTable from 'c/stackedTable';
import { emptyPage } from 'test-help/lane';
import { mount } from 'test-help/mount';

describe('c-stacked-table', () => {
    afterEach(emptyPage);

    it('shows a row of texts in the order of the columns, each named for a phone', async () => {
        const { findAll, element } = mount('c-stacked-table', StackedTable, {
            columns: [
                { name: 'host', label: 'Host' },
                { name: 'count', label: 'Calls' }
            ],
            rows: [
                { key: 'a', count: '2', host: 'a.example' },
                { key: 'b', count: '1', host: 'b.example', more: 'no column shows it' }
            ]
        });
        expect(findAll('th').map((heading) => heading.textContent)).toEqual(['Host', 'Calls']);
        expect(findAll('td').map(({ dataset, textContent }) => [dataset.label, textContent])).toEqual([
            ['Host', 'a.example'],
            ['Calls', '2'],
            ['Host', 'b.example'],
            ['Calls', '1']
        ]);
        await expect(element).toBeAccessible();
    });
});
