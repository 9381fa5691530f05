import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { scan } from './scan.ts';
import { apex, lwc, projectOf, remoteSite, scanOf, short, trustedUrl } from './testing/project-of.ts';

describe('the scan joins calls with lists', () => {
    it('reports a fetch to a host that no trusted URL allows, and none to one that is allowed', (t) => {
        const { findings, calls } = scanOf(t, {
            ...lwc(
                'orders',
                "connectedCallback() { fetch('https://a.example.com/x'); fetch('https://b.example.com/x'); }"
            ),
            ...trustedUrl('A', 'https://a.example.com', ['connect'])
        });
        assert.deepEqual(short(findings), ['missing-trusted-url orders.js:4']);
        assert.deepEqual(
            calls.map(({ judgement }) => judgement.state),
            ['covered', 'missing']
        );
    });

    it('holds the calls of a project against the entries of one that lies in its package directories, and not the other way', (t) => {
        const { findings } = scanOf(t, {
            ...apex('Outer', "void a(HttpRequest r) {\nr.setEndpoint('https://a.example.com/x');\n}"),
            ...remoteSite('B', 'https://b.example.com'),
            '/force-app/nested/sfdx-project.json': '{"packageDirectories":[{"path":"src"}]}',
            '/force-app/nested/src/remoteSiteSettings/A.remoteSite-meta.xml':
                '<RemoteSiteSetting><description>For a test</description><isActive>true</isActive><url>https://a.example.com</url></RemoteSiteSetting>',
            '/force-app/nested/src/classes/Inner.cls':
                "class Inner { void a(HttpRequest r) { r.setEndpoint('https://b.example.com/x'); } }",
            '/other/sfdx-project.json': '{"packageDirectories":[{"path":"src"}]}',
            '/other/src/remoteSiteSettings/C.remoteSite-meta.xml':
                '<RemoteSiteSetting><isActive>true</isActive><url>https://a.example.com</url></RemoteSiteSetting>'
        });
        assert.deepEqual(short(findings), [
            'unused-entry B.remoteSite-meta.xml:5',
            'missing-remote-site Inner.cls:1',
            'unused-entry C.remoteSite-meta.xml:1'
        ]);
    });

    it('takes a folder with a package.xml for a project of the older format, unless it holds copies of what a project above it has', (t) => {
        const call = "class A { void a(HttpRequest r) { r.setEndpoint('https://a.example.com/x'); } }";
        const root = projectOf(t, {
            '/all/one/sfdx-project.json': '{"packageDirectories":[{"path":"src"}]}',
            '/all/one/src/classes/One.cls': call,
            '/all/one/retrieved/package.xml': '<Package/>',
            '/all/one/retrieved/classes/One.cls': call,
            '/all/one/manifest/package.xml': '<Package/>',
            '/all/one/scripts/Script.cls': call,
            '/all/one/examples/package.xml': '<Package/>',
            '/all/one/examples/classes/Example.cls': call,
            '/all/one/examples/profiles/Admin.profile': '<Profile/>',
            '/all/one/src/profiles/Admin.profile-meta.xml': '<Profile/>',
            '/all/two/package.xml': '<Package/>',
            '/all/two/classes/Two.cls': call,
            '/all/three/src/package.xml': '<Package/>',
            '/all/three/src/classes/Three.cls': call,
            '/all/three/src/remoteSiteSettings/A.remoteSite':
                '<RemoteSiteSetting><description>For a test</description><isActive>true</isActive><url>https://a.example.com</url></RemoteSiteSetting>',
            '/all/docs/classes/Sample.cls': call
        });
        assert.deepEqual(short(scan(path.join(root, 'all')).findings), [
            'missing-remote-site Example.cls:1',
            'missing-remote-site One.cls:1',
            'missing-remote-site Two.cls:1'
        ]);
    });

    it('takes no project for somebody else’s code because of the folder that it lies in', (t) => {
        const main = '/vendor/third-party/lib/app/force-app/main/default';
        const root = projectOf(t, {
            '/vendor/third-party/lib/app/sfdx-project.json': '{"packageDirectories":[{"path":"force-app"}]}',
            [`${main}/lwc/a/a.js`]: "fetch('https://a.example.com');",
            [`${main}/staticresources/x/vendor/b.js`]: "fetch('https://b.example.com');"
        });
        assert.deepEqual(short(scan(root).findings), ['missing-trusted-url a.js:1']);
    });

    it('reports a callout to an address that is no Remote Site, by scheme, host and port', (t) => {
        const { findings } = scanOf(t, {
            ...apex(
                'Orders',
                "void a(HttpRequest r) {\nr.setEndpoint('https://a.example.com:8443/x');\nr.setEndpoint('https://a.example.com/x');\n}"
            ),
            ...remoteSite('A', 'https://a.example.com')
        });
        assert.deepEqual(short(findings), ['missing-remote-site Orders.cls:3']);
    });
});
