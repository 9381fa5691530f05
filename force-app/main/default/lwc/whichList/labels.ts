import title from '@salesforce/label/c.WhichList_Title';
import calls from '@salesforce/label/c.WhichList_Calls';
import browser from '@salesforce/label/c.WhichList_Browser';
import apex from '@salesforce/label/c.WhichList_Apex';
import apexAuthenticated from '@salesforce/label/c.WhichList_ApexAuthenticated';
import outside from '@salesforce/label/c.WhichList_Outside';
import page from '@salesforce/label/c.WhichList_Page';
import apexCaller from '@salesforce/label/c.WhichList_ApexCaller';
import otherPage from '@salesforce/label/c.WhichList_OtherPage';
import api from '@salesforce/label/c.WhichList_Api';
import salesforceApi from '@salesforce/label/c.WhichList_SalesforceApi';
import trustedUrls from '@salesforce/label/c.WhichList_TrustedUrls';
import remoteSites from '@salesforce/label/c.WhichList_RemoteSites';
import namedCredentials from '@salesforce/label/c.WhichList_NamedCredentials';
import cors from '@salesforce/label/c.WhichList_Cors';

export const labels = {
    title,
    calls,
    browser,
    apex,
    apexAuthenticated,
    outside,
    page,
    apexCaller,
    otherPage,
    api,
    salesforceApi,
    trustedUrls,
    remoteSites,
    namedCredentials,
    cors
};
