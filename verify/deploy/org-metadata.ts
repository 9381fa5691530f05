/** What the stand-in org answers to the Metadata API (SOAP): each the shape that the API's WSDL gives. */
export type Deployment = 'succeeded' | 'components' | 'tests' | 'coverage' | 'unfinished';

const DATE = '2026-11-01T00:00:00.000Z';

/** The envelope with the answer to an operation; undefined when this org does not know it. */
export function metadataAnswer(request: string, deployment: Deployment): string | undefined {
    if (/<(?:\w+:)?deploy[\s>]/.test(request)) {
        return envelope(
            '<deployResponse><result><done>false</done><id>0Af000000000001AAA</id><state>Queued</state></result></deployResponse>'
        );
    }
    if (/<(?:\w+:)?checkDeployStatus[\s>]/.test(request)) {
        return envelope(
            `<checkDeployStatusResponse><result>${status(deployment)}</result></checkDeployStatusResponse>`
        );
    }
    return undefined;
}

function envelope(inner: string): string {
    return (
        '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
        'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`
    );
}

function status(deployment: Deployment): string {
    const failed = deployment !== 'succeeded' && deployment !== 'unfinished';
    const components = deployment === 'components' ? COMPONENT_FAILURES : COMPONENT_SUCCESS;
    const tests = deployment === 'tests' ? TEST_FAILURES : deployment === 'coverage' ? COVERAGE_WARNINGS : NO_TESTS;
    const ended = deployment === 'unfinished' ? '' : `<completedDate>${DATE}</completedDate>`;
    return (
        `<checkOnly>false</checkOnly>${ended}<createdBy>005000000000001</createdBy><createdByName>A</createdByName>` +
        `<createdDate>${DATE}</createdDate><details>${components}<runTestResult>${tests}</runTestResult></details>` +
        `<done>${deployment !== 'unfinished'}</done><id>0Af000000000001AAA</id><ignoreWarnings>false</ignoreWarnings>` +
        `<lastModifiedDate>${DATE}</lastModifiedDate>` +
        `<numberComponentErrors>${deployment === 'components' ? 2 : 0}</numberComponentErrors>` +
        `<numberComponentsDeployed>1</numberComponentsDeployed><numberComponentsTotal>3</numberComponentsTotal>` +
        `<numberTestErrors>${deployment === 'tests' ? 2 : 0}</numberTestErrors><numberTestsCompleted>28</numberTestsCompleted>` +
        `<numberTestsTotal>30</numberTestsTotal><rollbackOnError>true</rollbackOnError><runTestsEnabled>true</runTestsEnabled>` +
        `<startDate>${DATE}</startDate>` +
        `<status>${deployment === 'unfinished' ? 'InProgress' : failed ? 'Failed' : 'Succeeded'}</status><success>${!failed}</success>`
    );
}

const COMPONENT_SUCCESS =
    `<componentSuccesses><changed>true</changed><componentType></componentType><created>true</created><createdDate>${DATE}</createdDate>` +
    '<deleted>false</deleted><fileName>package.xml</fileName><fullName>package.xml</fullName><success>true</success></componentSuccesses>';

const COMPONENT_FAILURES = [
    ['ApexClass', 'classes/CalloutProxy.cls', 'CalloutProxy', 'Variable does not exist: x', 12],
    [
        'PermissionSet',
        'permissionsets/Callout_Lab.permissionset',
        'Callout_Lab',
        'no ApexClass named RecordReader found',
        0
    ]
]
    .map(
        ([type, file, name, problem, line]) =>
            `<componentFailures><changed>false</changed>${line ? `<columnNumber>9</columnNumber>` : ''}<componentType>${type}</componentType>` +
            `<created>false</created><createdDate>${DATE}</createdDate><deleted>false</deleted><fileName>${file}</fileName>` +
            `<fullName>${name}</fullName>${line ? `<lineNumber>${line}</lineNumber>` : ''}<problem>${problem}</problem>` +
            '<problemType>Error</problemType><success>false</success></componentFailures>'
    )
    .join('');

const NO_TESTS = '<numFailures>0</numFailures><numTestsRun>0</numTestsRun><totalTime>0.0</totalTime>';

const TEST_FAILURES =
    ['returnsAnAnswer', 'sendsMethodHeadersAndBody']
        .map(
            (method) =>
                '<failures><id>01p000000000001</id><message>System.AssertException: Assertion Failed: Expected: 1, Actual: 2</message>' +
                `<methodName>${method}</methodName><name>OtherTest</name><namespace xsi:nil="true"/><packageName>OtherTest</packageName>` +
                `<stackTrace>Class.OtherTest.${method}: line 27, column 1</stackTrace><time>10.0</time><type>Class</type></failures>`
        )
        .join('') + '<numFailures>2</numFailures><numTestsRun>30</numTestsRun><totalTime>100.0</totalTime>';

const COVERAGE_WARNINGS =
    '<codeCoverageWarnings><id xsi:nil="true"/><message>Average test coverage across all Apex Classes and Triggers is 61%, at least 75% test ' +
    'coverage is required.</message><name xsi:nil="true"/><namespace xsi:nil="true"/></codeCoverageWarnings>' +
    '<numFailures>0</numFailures><numTestsRun>30</numTestsRun><totalTime>100.0</totalTime>';
