import { describeRule } from '../../testing/describe-rule.ts';
import { remoteSite } from '../../testing/project-of.ts';

describeRule('org-specific-entry', {
    hit: [['the host of one instance', remoteSite('A', 'https://na1.salesforce.com'), ['A.remoteSite-meta.xml:5']]],
    silent: [['the login host', remoteSite('A', 'https://login.salesforce.com')]]
});
