import passed from '@salesforce/label/c.Rung_Passed';
import stopped from '@salesforce/label/c.Rung_Stopped';
import maybe from '@salesforce/label/c.Rung_Maybe';
import notice from '@salesforce/label/c.Rung_Notice';
import notNeeded from '@salesforce/label/c.Rung_NotNeeded';
import notReached from '@salesforce/label/c.Rung_NotReached';

export const states = {
    passed,
    stopped,
    maybe,
    notice,
    'not-needed': notNeeded,
    'not-reached': notReached
};
