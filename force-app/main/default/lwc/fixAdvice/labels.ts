import whatToChange from '@salesforce/label/c.FixAdvice_WhatToChange';
import oneWay from '@salesforce/label/c.FixAdvice_OneWay';
import ways from '@salesforce/label/c.FixAdvice_Ways';
import admin from '@salesforce/label/c.FixAdvice_Admin';
import apiOwner from '@salesforce/label/c.FixAdvice_ApiOwner';
import developer from '@salesforce/label/c.FixAdvice_Developer';
import warning from '@salesforce/label/c.FixAdvice_Warning';
import copy from '@salesforce/label/c.Copy';
import copied from '@salesforce/label/c.Copied';
import copyTitle from '@salesforce/label/c.FixAdvice_CopyTitle';
import openSetup from '@salesforce/label/c.FixAdvice_OpenSetup';
import notCopied from '@salesforce/label/c.FixAdvice_NotCopied';

export const labels = {
    whatToChange,
    oneWay,
    ways,
    admin,
    apiOwner,
    developer,
    warning,
    copy,
    copied,
    copyTitle,
    openSetup,
    notCopied
};
