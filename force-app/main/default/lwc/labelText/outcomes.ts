import readable from '@salesforce/label/c.Outcome_Readable';
import opaque from '@salesforce/label/c.Outcome_Opaque';
import opaqueRedirect from '@salesforce/label/c.Outcome_OpaqueRedirect';
import blocked from '@salesforce/label/c.Outcome_Blocked';

export const outcomes = {
    readable,
    opaque,
    'opaque-redirect': opaqueRedirect,
    blocked
};
