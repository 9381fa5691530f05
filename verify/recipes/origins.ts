/** The pages of one org that every recipe lists, and those that look like one of them. */

/** By the exact list, then by the patterns: a sandbox, and a preview of a site. */
export const LISTED = [
    'https://mydomain.lightning.force.com',
    'https://mydomain.my.site.com',
    'https://mydomain--dev.sandbox.lightning.force.com',
    'https://mydomain.builder.salesforce-experience.com'
];

export const UNLISTED = 'https://elsewhere.example';

export const LOOK_ALIKES = [
    // suffix
    'https://mydomain.lightning.force.com.evil.example',
    'https://mydomain--dev.sandbox.lightning.force.com.evil.example',
    'https://mydomain.builder.salesforce-experience.com.evil.example',
    // prefix
    'https://evilmydomain.lightning.force.com',
    'https://evil-mydomain--dev.sandbox.lightning.force.com',
    'https://evil.mydomain.builder.salesforce-experience.com',
    // another port, no origin at all
    'https://mydomain.lightning.force.com:8443',
    'https://mydomain--dev.sandbox.lightning.force.com:8443',
    'null',
    // what an unescaped dot would take
    'https://mydomainxlightning.force.com',
    'https://mydomain--devxsandbox.lightning.force.com',
    'https://mydomain--dev.sandbox.lightningxforce.com',
    'https://mydomain--dev.sandbox.lightning.forcexcom.example',
    'https://mydomain.builder.salesforce-experiencexcom.example',
    // what a `*` for the sandbox's name would take, and another org
    'https://mydomain--evil.example.sandbox.lightning.force.com',
    'https://other--dev.sandbox.lightning.force.com',
    'https://other.builder.salesforce-experience.com'
];

/** Chromium knows these names as https only (HSTS), so no page of it has such an origin: they are asked for without it. */
export const LOOK_ALIKES_BY_HTTP = LISTED.map((origin) => origin.replace('https:', 'http:'));
