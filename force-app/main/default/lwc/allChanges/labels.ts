import title from '@salesforce/label/c.AllChanges_Title';
import oneFile from '@salesforce/label/c.AllChanges_OneFile';
import files from '@salesforce/label/c.AllChanges_Files';
import byHand from '@salesforce/label/c.AllChanges_ByHand';
import download from '@salesforce/label/c.AllChanges_Download';
import apply from '@salesforce/label/c.AllChanges_Apply';
import applied from '@salesforce/label/c.AllChanges_Applied';
import refused from '@salesforce/label/c.AllChanges_Refused';
import openForm from '@salesforce/label/c.AllChanges_OpenForm';
import reload from '@salesforce/label/c.AllChanges_Reload';

export const labels = {
    title,
    oneFile,
    files,
    byHand,
    download,
    apply,
    applied,
    refused,
    openForm,
    reload
};
