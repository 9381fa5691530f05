import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apex, namedCredential, scanOf, short, type Files } from '../../testing/project-of.ts';

const API = 'https://api.example.com';

/** Apex, and what is reported of it. */
const CASES: [string, Files, string[]][] = [
    [
        'an address that is given through an interface',
        {
            'classes/Sender.cls': 'public interface Sender { void send(String url); }',
            ...apex('Real', 'public void send(String url) { new HttpRequest().setEndpoint(url); }'),
            'classes/Real.cls':
                'public class Real implements Sender {\npublic void send(String url) { new HttpRequest().setEndpoint(url); } }',
            ...apex('User1', `void a() {\nSender sender = Factory.make();\nsender.send('${API}'); }`)
        },
        ['missing-remote-site User1.cls:4']
    ],
    [
        'the name of a credential that is put together from an empty text',
        {
            ...namedCredential('Orders', API),
            ...apex(
                'Call',
                `static String name { get { String made = ''; if (flag) { made += namespacePrefix() + '__'; }\nmade += 'Orders'; return made; } }\nvoid a(HttpRequest r) { r.setEndpoint('callout:' + name + '/x'); }`
            )
        },
        []
    ],
    [
        'a placeholder in the place of a name',
        apex('Call', "void a(HttpRequest r) { r.setEndpoint('callout:{{Name}}/x'); }"),
        []
    ],
    ['a host of one word', apex('Call', "void a(HttpRequest r) { r.setEndpoint('https://host/x'); }"), []]
];

describe('What Apex calls', () => {
    for (const [name, files, expected] of CASES) {
        it(name, (t) => {
            assert.deepEqual(short(scanOf(t, files).findings), expected);
        });
    }
});
