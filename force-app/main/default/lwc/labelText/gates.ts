import argumentsGate from '@salesforce/label/c.Gate_Arguments';
import lightningWebSecurity from '@salesforce/label/c.Gate_LightningWebSecurity';
import csp from '@salesforce/label/c.Gate_Csp';
import localNetworkAccess from '@salesforce/label/c.Gate_LocalNetworkAccess';
import mixedContent from '@salesforce/label/c.Gate_MixedContent';
import calloutTarget from '@salesforce/label/c.Gate_CalloutTarget';
import remoteSite from '@salesforce/label/c.Gate_RemoteSite';
import namedCredential from '@salesforce/label/c.Gate_NamedCredential';
import preflight from '@salesforce/label/c.Gate_Preflight';
import network from '@salesforce/label/c.Gate_Network';
import timeLimit from '@salesforce/label/c.Gate_TimeLimit';
import cors from '@salesforce/label/c.Gate_Cors';
import redirect from '@salesforce/label/c.Gate_Redirect';
import frameAncestors from '@salesforce/label/c.Gate_FrameAncestors';
import corp from '@salesforce/label/c.Gate_Corp';
import httpStatus from '@salesforce/label/c.Gate_HttpStatus';

export const gates = {
    arguments: argumentsGate,
    'lightning-web-security': lightningWebSecurity,
    csp,
    'mixed-content': mixedContent,
    'local-network-access': localNetworkAccess,
    'callout-target': calloutTarget,
    'remote-site': remoteSite,
    'named-credential': namedCredential,
    preflight,
    network,
    'time-limit': timeLimit,
    cors,
    redirect,
    corp,
    'frame-ancestors': frameAncestors,
    'http-status': httpStatus
};
