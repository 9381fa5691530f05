import button from '@salesforce/label/c.ReportDownload_Button';
import title from '@salesforce/label/c.ReportDownload_Title';
import made from '@salesforce/label/c.ReportDownload_Made';
import withheld from '@salesforce/label/c.ReportDownload_Withheld';
import body from '@salesforce/label/c.ReportDownload_Body';
import rule from '@salesforce/label/c.VerdictCard_Rule';
import standard from '@salesforce/label/c.VerdictCard_Standard';
import consoleSays from '@salesforce/label/c.VerdictCard_Console';
import whatToChange from '@salesforce/label/c.FixAdvice_WhatToChange';
import answersShow from '@salesforce/label/c.ObstacleList_AnswersShow';
import next from '@salesforce/label/c.ObstacleList_Next';
import admin from '@salesforce/label/c.FixAdvice_Admin';
import apiOwner from '@salesforce/label/c.FixAdvice_ApiOwner';
import developer from '@salesforce/label/c.FixAdvice_Developer';

export const labels = {
    button,
    title,
    made,
    withheld,
    body,
    rule,
    standard,
    consoleSays,
    whatToChange,
    answersShow,
    next,
    admin,
    apiOwner,
    developer
};
