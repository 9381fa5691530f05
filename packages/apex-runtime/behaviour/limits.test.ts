import { cases } from '../testing/harness.ts';

/* Where the platform stops. D: Dom and XmlStreamReader: 50 deep. */

cases(
    'sizes and depths (D)',
    [
        ['Integer[] a = new Integer[-1];', '!System.ListException: List index out of bounds: -1'],
        [
            "try { Dom.Document d = new Dom.Document(); d.load('<a>'.repeat(51) + '</a>'.repeat(51)); } catch (XmlException e) { r = 'caught'; }",
            'caught'
        ],
        [
            "Dom.Document d = new Dom.Document(); d.load('<a>'.repeat(50) + '</a>'.repeat(50)); r = d.getRootElement().getName();",
            'a'
        ],
        [
            "XmlStreamReader x = new XmlStreamReader('<a>'.repeat(100000)); Integer n = 0; try { while (x.hasNext()) { x.next(); n++; } } catch (XmlException e) { r = n; }",
            '50'
        ],
        [
            "List<String> l = new List<String>{ 'b', 'a', null, 'B' }; l.sort(); List<Integer> n = new List<Integer>{ 2, null, 1 }; n.sort(); List<Long> g = new List<Long>{ 2L, 1L }; g.sort(); r = '' + l + n + g;",
            '(null, B, a, b)(null, 1, 2)(1, 2)'
        ]
    ],
    ``
);
