import why from '@salesforce/label/c.VerdictCard_Why';
import ladder from '@salesforce/label/c.VerdictCard_Ladder';
import cannotTell from '@salesforce/label/c.VerdictCard_CannotTell';
import others from '@salesforce/label/c.VerdictCard_Others';
import wanted from '@salesforce/label/c.VerdictCard_Wanted';
import probe from '@salesforce/label/c.VerdictCard_Probe';
import probeTitle from '@salesforce/label/c.VerdictCard_ProbeTitle';
import details from '@salesforce/label/c.VerdictCard_Details';
import rule from '@salesforce/label/c.VerdictCard_Rule';
import standard from '@salesforce/label/c.VerdictCard_Standard';
import console from '@salesforce/label/c.VerdictCard_Console';
import error from '@salesforce/label/c.VerdictCard_Error';
import apex from '@salesforce/label/c.VerdictCard_Apex';
import visibleHeaders from '@salesforce/label/c.VerdictCard_VisibleHeaders';
import hiddenHeaders from '@salesforce/label/c.VerdictCard_HiddenHeaders';
import callbacks from '@salesforce/label/c.VerdictCard_Callbacks';
import none from '@salesforce/label/c.VerdictCard_None';

export const labels = {
    why,
    ladder,
    cannotTell,
    others,
    wanted,
    probe,
    probeTitle,
    details,
    rule,
    standard,
    console,
    error,
    apex,
    visibleHeaders,
    hiddenHeaders,
    callbacks,
    none
};
