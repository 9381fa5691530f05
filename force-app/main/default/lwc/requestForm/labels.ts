import url from '@salesforce/label/c.RequestForm_Url';
import method from '@salesforce/label/c.RequestForm_Method';
import credentials from '@salesforce/label/c.RequestForm_Credentials';
import sameOrigin from '@salesforce/label/c.RequestForm_SameOrigin';
import include from '@salesforce/label/c.RequestForm_Include';
import omit from '@salesforce/label/c.RequestForm_Omit';
import headers from '@salesforce/label/c.RequestForm_Headers';
import headerName from '@salesforce/label/c.RequestForm_HeaderName';
import headerValue from '@salesforce/label/c.RequestForm_HeaderValue';
import addHeader from '@salesforce/label/c.RequestForm_AddHeader';
import removeHeader from '@salesforce/label/c.RequestForm_RemoveHeader';
import body from '@salesforce/label/c.RequestForm_Body';
import cannotWork from '@salesforce/label/c.RequestForm_CannotWork';
import forecast from '@salesforce/label/c.RequestForm_Forecast';
import assumeNone from '@salesforce/label/c.RequestForm_AssumeNone';
import assumeAny from '@salesforce/label/c.RequestForm_AssumeAny';
import assumePage from '@salesforce/label/c.RequestForm_AssumePage';
import assumePreflight from '@salesforce/label/c.RequestForm_AssumePreflight';
import readable from '@salesforce/label/c.RequestForm_Readable';
import opaque from '@salesforce/label/c.RequestForm_Opaque';

export const labels = {
    url,
    method,
    credentials,
    sameOrigin,
    include,
    omit,
    headers,
    headerName,
    headerValue,
    addHeader,
    removeHeader,
    body,
    cannotWork,
    forecast,
    assumeNone,
    assumeAny,
    assumePage,
    assumePreflight,
    readable,
    opaque
};
