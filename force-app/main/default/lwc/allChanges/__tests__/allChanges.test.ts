import { crc32 } from 'node:zlib';
import AllChanges from 'c/allChanges';
import { obstacleNamed, obstacles } from 'c/crossOrigin';
import { emptyPage, settle } from 'test-help/lane';
import { mount } from 'test-help/mount';
import { changesIn, packageOf } from '../changes';
import { zipOf } from '../zip';

const URL_CALLED = 'https://api.example.com/orders';
const page = { origin: 'https://acme.lightning.force.com', policies: ["connect-src 'self'"] };
const TRUSTED = obstacles(page, { url: URL_CALLED }, [])[0].fixes;
const REMOTE = {
    id: 'remote-site',
    owner: 'admin' as const,
    title: 'Add a Remote Site Setting',
    text: 'Add it.',
    setupPath: 'Setup > Security > Remote Site Settings',
    code: {
        language: 'xml' as const,
        file: 'force-app/main/default/remoteSiteSettings/api_example_com.remoteSite-meta.xml',
        text: '<RemoteSiteSetting><isActive>true</isActive><url>https://api.example.com</url></RemoteSiteSetting>'
    }
};
const REQUEST = { url: URL_CALLED, method: 'PUT', headers: [['X-Key', 'a & b']] as [string, string][] };
const TARGET = obstacleNamed('unregistered-target', page, REQUEST).fixes;
const CREDENTIAL = obstacleNamed('credential-unusable', page, REQUEST).fixes;
const FIXES = [...TRUSTED, ...TARGET, REMOTE, REMOTE];
const FILES = [
    'cspTrustedSites/api_example_com.cspTrustedSite',
    'customMetadata/Callout_Target.api_example_com.md',
    'remoteSiteSettings/api_example_com.remoteSite'
];

const allChanges = (fixes: object[] = FIXES) => mount('c-all-changes', AllChanges, { fixes });
const click = (element: HTMLElement) => element.dispatchEvent(new CustomEvent('click'));
const answerAll = (ok: boolean) => {
    const asked: string[] = [];
    global.fetch = jest.fn((address, init) => {
        asked.push(`${init?.method} ${address as string} ${(init?.body as URLSearchParams).toString()}`);
        return Promise.resolve({ ok } as Response);
    });
    return asked;
};

describe('c-all-changes', () => {
    afterEach(emptyPage);

    it('is not there where an admin has nothing to change', () => {
        const developers = TRUSTED.filter(({ owner }) => owner !== 'admin');
        expect(developers.length).toBeGreaterThan(0);
        expect(allChanges(developers).text()).toBe('');
    });

    it('names the files of every list, each once', async () => {
        const { element, findAll } = allChanges();
        expect(findAll('[data-file]').map(({ dataset }) => dataset.file)).toEqual(FILES);
        await expect(element).toBeAccessible();
    });

    it('names besides what no file can change: how an API wants to be asked is in no answer', async () => {
        const { element, findAll } = allChanges([...FIXES, ...CREDENTIAL]);
        expect(findAll('[data-file]')).toHaveLength(FILES.length);
        expect(findAll('[data-by-hand]').map(({ dataset }) => dataset.byHand)).toEqual(['named-credential']);
        await expect(element).toBeAccessible();
    });

    it('saves them as a package of the Metadata API', () => {
        const saved: HTMLAnchorElement[] = [];
        jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
            saved.push(this);
        });
        click(allChanges().find('[data-download-changes]'));
        expect(saved[0].download).toBe('callout-lab-changes.zip');
        const bytes = Buffer.from(saved[0].href.split('base64,')[1], 'base64');
        expect(bytes).toEqual(Buffer.from(zipOf(packageOf(changesIn(FIXES)))));
        jest.restoreAllMocks();
    });

    it('applies all of them by the forms of the local org, and says so', async () => {
        const asked = answerAll(true);
        const { element, find, findAll } = allChanges();
        click(find('[data-apply]'));
        await settle();
        expect(asked).toEqual([
            expect.stringMatching(/^POST \/setup\/trusted-urls name=api_example_com&.*isApplicableToConnectSrc=true/),
            expect.stringMatching(
                /^POST \/setup\/callout-targets name=api_example_com&.*Methods__c=PUT&.*Request_Headers__c=Accept%2CX-Key/
            ),
            expect.stringMatching(/^POST \/setup\/remote-sites name=api_example_com&.*url=https%3A%2F%2Fapi/)
        ]);
        expect(find('[data-applied]').textContent).toBe('c.AllChanges_Applied');
        expect(findAll('[data-refused]')).toHaveLength(0);
        expect(findAll('[data-reload]')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('leads to the form of each change that Setup did not save', async () => {
        answerAll(false);
        const { element, find, findAll } = allChanges();
        click(find('[data-apply]'));
        await settle();
        expect(findAll('[data-refused]')).toHaveLength(3);
        expect(find<HTMLAnchorElement>('[data-refused] a').href).toContain('/setup/trusted-urls/new?name=');
        await expect(element).toBeAccessible();
    });

    it('counts a change that nobody answered for as not saved', async () => {
        global.fetch = jest.fn(() => Promise.reject(new TypeError('Failed to fetch')));
        const { find, findAll } = allChanges([REMOTE]);
        click(find('[data-apply]'));
        await settle();
        expect(findAll('[data-refused]')).toHaveLength(1);
    });
});

describe('a zip', () => {
    const NAMES: [string, string][] = [
        ['a/b.txt', 'one'],
        ['ü.txt', 'zwei €'],
        ['empty', '']
    ];

    it('holds each file with its name, its length and its checksum', () => {
        const bytes = Buffer.from(zipOf(NAMES));
        let at = 0;
        for (const [name, text] of NAMES) {
            const [length, data] = [bytes.readUInt16LE(at + 26), Buffer.from(text)];
            expect(bytes.readUInt32LE(at)).toBe(0x04034b50);
            expect(bytes.readUInt32LE(at + 14)).toBe(crc32(data));
            expect(bytes.readUInt32LE(at + 18)).toBe(data.length);
            expect(bytes.toString('utf8', at + 30, at + 30 + length)).toBe(name);
            at += 30 + length;
            expect(bytes.subarray(at, at + data.length)).toEqual(data);
            at += data.length;
        }
        expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
        expect(bytes.readUInt32LE(bytes.length - 6)).toBe(at);
    });

    it('of a package has the manifest first', () => {
        const [[name, manifest], ...files] = packageOf(changesIn(FIXES));
        expect(name).toBe('package.xml');
        expect(manifest).toMatch(/<members>api_example_com<\/members>\s*<name>CspTrustedSite<\/name>/);
        expect(files.map(([path]) => path)).toEqual(FILES);
    });
});
