import page from '@salesforce/label/c.ExchangeDiagram_Page';
import org from '@salesforce/label/c.ExchangeDiagram_Org';
import platform from '@salesforce/label/c.ExchangeDiagram_Platform';
import proxy from '@salesforce/label/c.ExchangeDiagram_Proxy';
import api from '@salesforce/label/c.ExchangeDiagram_Api';
import title from '@salesforce/label/c.ExchangeDiagram_Title';
import messageSentence from '@salesforce/label/c.ExchangeDiagram_MessageSentence';
import atSentence from '@salesforce/label/c.ExchangeDiagram_AtSentence';
import preflight from '@salesforce/label/c.ExchangeDiagram_Preflight';
import origin from '@salesforce/label/c.ExchangeDiagram_Origin';
import noOrigin from '@salesforce/label/c.ExchangeDiagram_NoOrigin';
import asksFor from '@salesforce/label/c.ExchangeDiagram_AsksFor';
import notOnRecord from '@salesforce/label/c.ExchangeDiagram_NotOnRecord';
import answer from '@salesforce/label/c.ExchangeDiagram_Answer';
import allowOrigin from '@salesforce/label/c.ExchangeDiagram_AllowOrigin';
import noAllowOrigin from '@salesforce/label/c.ExchangeDiagram_NoAllowOrigin';
import givenReadable from '@salesforce/label/c.ExchangeDiagram_GivenReadable';
import givenOpaque from '@salesforce/label/c.ExchangeDiagram_GivenOpaque';
import givenWithheld from '@salesforce/label/c.ExchangeDiagram_GivenWithheld';
import gatePassed from '@salesforce/label/c.ExchangeDiagram_GatePassed';
import gateStopped from '@salesforce/label/c.ExchangeDiagram_GateStopped';
import gateMaybe from '@salesforce/label/c.ExchangeDiagram_GateMaybe';
import acted from '@salesforce/label/c.ExchangeDiagram_Acted';
import fromServerLog from '@salesforce/label/c.ExchangeDiagram_FromServerLog';
import fromBrowser from '@salesforce/label/c.ExchangeDiagram_FromBrowser';

export const labels = {
    page,
    org,
    platform,
    proxy,
    api,
    title,
    messageSentence,
    atSentence,
    preflight,
    origin,
    noOrigin,
    asksFor,
    notOnRecord,
    answer,
    allowOrigin,
    noAllowOrigin,
    givenReadable,
    givenOpaque,
    givenWithheld,
    gatePassed,
    gateStopped,
    gateMaybe,
    acted,
    fromServerLog,
    fromBrowser
};
