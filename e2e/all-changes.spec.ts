import fs from 'node:fs';
import { ComponentSet, MetadataConverter, ZipTreeContainer } from '@salesforce/source-deploy-retrieve';
import { readOrgMetadata } from '../packages/project/index.ts';
import { LISTS } from '../local-org/setup/lists/index.ts';
import { expect, test, type LabPage } from './help/lab.ts';

const reset = ({ lab }: { lab: LabPage['lab'] }): void => LISTS.forEach(({ part }) => lab.localOrg.org.reset(part));
test.beforeEach(reset);
test.afterEach(reset);

/** An API that the Apex proxy may call; its only list is the Trusted URLs. */
function unlisted({ lab }: LabPage): string {
    const targets = lab.localOrg.org.metadata.customMetadata.get('Callout_Target__mdt') ?? [];
    return String(targets.find(({ DeveloperName }) => DeveloperName === 'Sample_API_Unlisted')?.Origin__c);
}

async function blockedCall(labPage: LabPage): Promise<void> {
    const { org } = labPage.lab.localOrg;
    const others = org.metadata.trustedSites.filter(({ endpointUrl }) => endpointUrl !== unlisted(labPage));
    org.change({ trustedSites: others });
    await labPage.openRequest({ url: `${unlisted(labPage)}/open` });
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Blocked');
    await labPage.expectOutcome('apex', 'Blocked');
    await expect(labPage.page.locator('[data-file]')).toHaveCount(2);
}

test('all changes of a blocked call, applied by one button, let it through in each lane', async ({ labPage }) => {
    const { page } = labPage;
    await blockedCall(labPage);
    expect(await labPage.seriousAccessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Apply all' }).click();
    await expect(page.locator('[data-applied]')).toContainText('2 of 2 changes');
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await labPage.runButton.click();
    await labPage.expectOutcome('direct', 'Readable');
    await labPage.expectOutcome('apex', 'Readable');
    await expect(page.locator('[data-all-changes]')).toHaveCount(0);
});

test('the zip of all changes is a package that the library of the Salesforce CLI reads', async ({
    labPage
}, testInfo) => {
    const { page } = labPage;
    await blockedCall(labPage);
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a zip' }).click();
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe('callout-lab-changes.zip');
    const file = testInfo.outputPath('changes.zip');
    await download.saveAs(file);
    const tree = await ZipTreeContainer.create(fs.readFileSync(file));
    const set = await ComponentSet.fromManifest({ manifestPath: 'package.xml', resolveSourcePaths: ['.'], tree });
    const components = set.getSourceComponents().toArray();
    expect(components.map(({ type }) => type.name).sort()).toEqual(['CspTrustedSite', 'RemoteSiteSetting']);
    const outputDirectory = testInfo.outputPath('source');
    await new MetadataConverter().convert(components, 'source', {
        type: 'directory',
        outputDirectory,
        genUniqueDir: false
    });
    const { trustedSites, remoteSites } = readOrgMetadata(outputDirectory);
    const origin = unlisted(labPage);
    expect(trustedSites).toMatchObject([
        { endpointUrl: origin, isActive: true, isApplicableToConnectSrc: true, isApplicableToImgSrc: false }
    ]);
    expect(remoteSites).toMatchObject([{ url: origin, isActive: true }]);
});

test('a request of one’s own names what an admin has to change before it is run', async ({ labPage }) => {
    await labPage.openRequest({ url: 'https://elsewhere.example/orders' });
    await expect(labPage.page.locator('[data-file]')).toHaveText('cspTrustedSites/elsewhere_example.cspTrustedSite');
});
