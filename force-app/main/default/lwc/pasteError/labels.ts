import field from '@salesforce/label/c.PasteError_Field';
import chooseFile from '@salesforce/label/c.PasteError_ChooseFile';
import example from '@salesforce/label/c.PasteError_Example';
import stays from '@salesforce/label/c.PasteError_Stays';
import failed from '@salesforce/label/c.PasteError_Failed';
import oneFailed from '@salesforce/label/c.PasteError_OneFailed';
import inFile from '@salesforce/label/c.PasteError_InFile';
import notRead from '@salesforce/label/c.PasteError_NotRead';
import callout from '@salesforce/label/c.PasteError_Callout';
import from from '@salesforce/label/c.PasteError_From';
import times from '@salesforce/label/c.PasteError_Times';
import hiddenStatus from '@salesforce/label/c.PasteError_HiddenStatus';
import status from '@salesforce/label/c.PasteError_Status';
import open from '@salesforce/label/c.PasteError_Open';
import stoppedAt from '@salesforce/label/c.PasteError_StoppedAt';
import next from '@salesforce/label/c.PasteError_Next';
import perhaps from '@salesforce/label/c.PasteError_Perhaps';
import toBeSure from '@salesforce/label/c.PasteError_ToBeSure';
import unknown from '@salesforce/label/c.PasteError_Unknown';
import empty from '@salesforce/label/c.PasteError_Empty';
import makeOwn from '@salesforce/label/c.PasteError_MakeOwn';
import makeOwnTitle from '@salesforce/label/c.PasteError_MakeOwnTitle';
import rule from '@salesforce/label/c.VerdictCard_Rule';
import standard from '@salesforce/label/c.VerdictCard_Standard';
import console from '@salesforce/label/c.VerdictCard_Console';

export const labels = {
    field,
    chooseFile,
    example,
    stays,
    failed,
    oneFailed,
    inFile,
    notRead,
    callout,
    from,
    times,
    hiddenStatus,
    status,
    open,
    stoppedAt,
    next,
    perhaps,
    toBeSure,
    unknown,
    empty,
    makeOwn,
    makeOwnTitle,
    rule,
    standard,
    console
};
