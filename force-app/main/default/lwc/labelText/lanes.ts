import direct from '@salesforce/label/c.Lane_Direct';
import noCors from '@salesforce/label/c.Lane_NoCors';
import fireAndForget from '@salesforce/label/c.Lane_FireAndForget';
import apex from '@salesforce/label/c.Lane_Apex';
import proxy from '@salesforce/label/c.Lane_Proxy';
import image from '@salesforce/label/c.Lane_Image';
import form from '@salesforce/label/c.Lane_Form';
import recordWire from '@salesforce/label/c.RecordWire_Title';
import recordApex from '@salesforce/label/c.RecordApex_Title';

export const lanes = {
    direct,
    'no-cors': noCors,
    'fire-and-forget': fireAndForget,
    apex,
    proxy,
    image,
    form,
    'record-wire': recordWire,
    'record-apex': recordApex
};
