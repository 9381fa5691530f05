import { describeRule } from '../../testing/describe-rule.ts';
import { API, remoteSite } from '../../testing/project-of.ts';

describeRule('protocol-security-off', {
    hit: [['a Remote Site', remoteSite('A', API, { off: true }), ['warning A.remoteSite-meta.xml:3']]],
    silent: [['one with it on', remoteSite('A', API)]]
});
