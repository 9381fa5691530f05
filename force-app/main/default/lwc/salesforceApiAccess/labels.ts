import title from '@salesforce/label/c.SalesforceApiAccess_Title';
import intro from '@salesforce/label/c.SalesforceApiAccess_Intro';
import run from '@salesforce/label/c.SalesforceApiAccess_Run';
import done from '@salesforce/label/c.SalesforceApiAccess_Done';
import unknown from '@salesforce/label/c.SalesforceApiAccess_Unknown';

export const labels = { title, intro, run, done, unknown };
