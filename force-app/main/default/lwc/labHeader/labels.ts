import title from '@salesforce/label/c.LabHeader_Title';
import subtitle from '@salesforce/label/c.LabHeader_Subtitle';
import localOrg from '@salesforce/label/c.LabHeader_LocalOrg';
import org from '@salesforce/label/c.LabHeader_Org';
import setup from '@salesforce/label/c.LabHeader_Setup';
import externalApp from '@salesforce/label/c.LabHeader_ExternalApp';
import tour from '@salesforce/label/c.LabHeader_Tour';
import localOrgForm from '@salesforce/label/c.LabHeader_LocalOrgForm';
import plainPage from '@salesforce/label/c.LabHeader_PlainPage';
import lwsPage from '@salesforce/label/c.LabHeader_LwsPage';
import lwsStrictPage from '@salesforce/label/c.LabHeader_LwsStrictPage';

export const labels = {
    title,
    subtitle,
    localOrg,
    org,
    setup,
    externalApp,
    tour,
    localOrgForm,
    plainPage,
    lwsPage,
    lwsStrictPage
};
