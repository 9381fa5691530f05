import blocked from '@salesforce/label/c.Outcome_Blocked';
import cancel from '@salesforce/label/c.Cancel';
import cancelled from '@salesforce/label/c.LaneState_Cancelled';
import copied from '@salesforce/label/c.Copied';
import copy from '@salesforce/label/c.Copy';
import headers from '@salesforce/label/c.DirectFetch_Headers';
import notCopied from '@salesforce/label/c.LaneState_NotCopied';
import notRun from '@salesforce/label/c.LaneState_NotRun';
import readable from '@salesforce/label/c.Outcome_Readable';
import run from '@salesforce/label/c.DirectFetch_Run';
import running from '@salesforce/label/c.LaneState_Running';
import showCode from '@salesforce/label/c.LaneState_ShowCode';
import timedOut from '@salesforce/label/c.LaneState_TimedOut';
import title from '@salesforce/label/c.Lane_Direct';

export const labels = {
    blocked,
    cancel,
    cancelled,
    copied,
    copy,
    headers,
    notCopied,
    notRun,
    readable,
    run,
    running,
    showCode,
    timedOut,
    title
};
