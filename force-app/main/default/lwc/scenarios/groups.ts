import simple from '@salesforce/label/c.Scenario_Group_Simple';
import policy from '@salesforce/label/c.Scenario_Group_Policy';
import preflight from '@salesforce/label/c.Scenario_Group_Preflight';
import acting from '@salesforce/label/c.Scenario_Group_Acting';
import headers from '@salesforce/label/c.Scenario_Group_Headers';
import misconfigured from '@salesforce/label/c.Scenario_Group_Misconfigured';
import trouble from '@salesforce/label/c.Scenario_Group_Trouble';
import apex from '@salesforce/label/c.Scenario_Group_Apex';
import salesforce from '@salesforce/label/c.Scenario_Group_Salesforce';
import publicApis from '@salesforce/label/c.Scenario_Group_Public';
import type { ScenarioGroup } from './types';

/** The headings of the picker. */
export const GROUPS: Record<ScenarioGroup, string> = {
    simple,
    policy,
    preflight,
    acting,
    headers,
    misconfigured,
    trouble,
    apex,
    salesforce,
    public: publicApis
};
