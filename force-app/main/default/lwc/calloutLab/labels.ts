import run from '@salesforce/label/c.Run';
import scenario from '@salesforce/label/c.CalloutLab_Scenario';
import ownRequest from '@salesforce/label/c.CalloutLab_OwnRequest';
import pasteError from '@salesforce/label/c.CalloutLab_PasteError';
import chooseScenario from '@salesforce/label/c.CalloutLab_ChooseScenario';
import runHint from '@salesforce/label/c.CalloutLab_RunHint';
import pageOrigin from '@salesforce/label/c.CalloutLab_PageOrigin';
import whatItShows from '@salesforce/label/c.CalloutLab_WhatItShows';
import requestHeaders from '@salesforce/label/c.CalloutLab_RequestHeaders';
import requestBody from '@salesforce/label/c.CalloutLab_RequestBody';
import noTarget from '@salesforce/label/c.CalloutLab_NoTarget';
import placeholder from '@salesforce/label/c.CalloutLab_Placeholder';
import withNeed from '@salesforce/label/c.CalloutLab_WithNeed';
import needsApi from '@salesforce/label/c.CalloutLab_NeedsApi';
import needsSecondName from '@salesforce/label/c.CalloutLab_NeedsSecondName';
import needsThirdName from '@salesforce/label/c.CalloutLab_NeedsThirdName';
import needsProxy from '@salesforce/label/c.CalloutLab_NeedsProxy';
import targetsFailed from '@salesforce/label/c.CalloutLab_TargetsFailed';
import unknownScenario from '@salesforce/label/c.CalloutLab_UnknownScenario';
import otherOrigin from '@salesforce/label/c.CalloutLab_OtherOrigin';
import openOther from '@salesforce/label/c.CalloutLab_OpenOther';
import loading from '@salesforce/label/c.CalloutLab_Loading';
import salesforceApi from '@salesforce/label/c.CalloutLab_SalesforceApi';
import laneDone from '@salesforce/label/c.CalloutLab_LaneDone';
import lanes from '@salesforce/label/c.CalloutLab_Lanes';
import detectedByEvent from '@salesforce/label/c.CalloutLab_DetectedByEvent';
import detectedByReport from '@salesforce/label/c.CalloutLab_DetectedByReport';
import detectedByTiming from '@salesforce/label/c.CalloutLab_DetectedByTiming';

export const labels = {
    run,
    scenario,
    ownRequest,
    pasteError,
    chooseScenario,
    runHint,
    pageOrigin,
    whatItShows,
    requestHeaders,
    requestBody,
    noTarget,
    placeholder,
    withNeed,
    needsApi,
    needsSecondName,
    needsThirdName,
    needsProxy,
    targetsFailed,
    unknownScenario,
    otherOrigin,
    openOther,
    loading,
    salesforceApi,
    laneDone,
    lanes,
    detectedByEvent,
    detectedByReport,
    detectedByTiming
};
