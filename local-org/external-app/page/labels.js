// The texts of a page that is in no org, and so has no Custom Labels. {0}, {1} … are filled in.

export const labels = {
    title: 'External app',
    subtitle: 'A page outside of Salesforce that calls Salesforce’s REST API. Its components are open-source LWC.',
    lab: 'Callout Lab',
    setup: 'CORS in Setup',
    scenario: 'Scenario',
    whatItShows: 'What it shows:',
    run: 'Run',
    lanes: 'Lanes',
    origin: 'This page is {0}; the org is {1}.',
    otherOrigin: 'This scenario is about a page of another origin, which is on no list.',
    openOther: 'Open this page as {0}',
    listed: '{0} is on the org’s CORS allowlist',
    listedHelp: 'Switches the entry as an admin does in Setup > Security > CORS.',
    on: 'On the list',
    off: 'Not on the list',
    loading: 'Loading …',
    done: '{0}: {1}.',
    askedTitle: 'What the org answers a server',
    askedIdle:
        'Press Run: this page’s own server then makes the same call. No CORS applies to a server, so it can tell what the browser hides.',
    columnRequest: 'Request',
    columnStatus: 'Status',
    columnAllowOrigin: 'Access-Control-Allow-Origin',
    columnError: 'Error in the body',
    withOrigin: '{0} with Origin: {1}',
    withoutOrigin: '{0} without Origin',
    none: 'none'
};

/** By scenario: its title, and one sentence on what it shows. */
export const scenarioTexts = {
    'salesforce-from-outside': [
        'A user who may use the API',
        'The origin of this page is on the org’s CORS allowlist and the access token is good: the preflight passes, and the answer can be read.'
    ],
    'salesforce-from-outside-unlisted': [
        'The same from an origin that is not on the allowlist',
        'The org refuses the preflight with 403. No script can read that 403, so the browser’s error looks like any other CORS error.'
    ],
    'salesforce-from-outside-no-permission': [
        'A user without the permission API Enabled',
        'Also a 403, but one that the script can read: the allowlist is right, and the user’s permission is missing.'
    ],
    'salesforce-from-outside-expired': [
        'A session that has expired',
        'A 401 that the script can read: the app has to get a new access token.'
    ]
};
