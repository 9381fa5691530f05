import { isRecordLane } from 'c/crossOrigin';
import type { Diagnosis, Gate, Observation } from 'c/crossOrigin';
import { actorsOf, isByOrg } from './actors';
import { gateStep, gateStepsOf, stoppingGate } from './gateSteps';
import { isPreflight, message, wireSteps } from './messageSteps';
import type { Actor, Exchange, GateStep, MessageStep, Step } from './steps';

/**
 * Draws one call together from its records. What no record says is marked as not known, or left out. `apiUrl` is what the
 * lane was asked to call, which is not what left the browser where a proxy is in between.
 */
export function exchangeOf(
    observation: Observation,
    diagnosis: Diagnosis,
    absent: Gate[] = [],
    apiUrl: string = observation.request.url
): Exchange {
    const { result, serverLog } = observation;
    const actors = actorsOf(observation, apiUrl);
    const draw = isRecordLane(result.lane) ? stepsOfRecord : isByOrg(result) ? stepsThroughOrg : stepsFromPage;
    return {
        lane: result.lane,
        outcome: diagnosis.outcome,
        source: serverLog ? 'server-log' : 'browser',
        actors,
        steps: draw(observation, diagnosis, actors).filter((step) => !isAbsent(step, absent)),
        absent
    };
}

/** What is not there was not passed. */
const isAbsent = (step: Step, absent: Gate[]): boolean =>
    step.kind === 'gate' && step.passed === true && absent.includes(step.gate);

// ---- a call by the browser ---------------------------------------------------------------------------------------

/** Gates inside the browser, before anything is sent. */
const BEFORE_SENDING: Gate[] = ['arguments', 'lightning-web-security', 'csp', 'mixed-content'];

function stepsFromPage(observation: Observation, diagnosis: Diagnosis, actors: Actor[]): Step[] {
    const stop = stoppingGate(diagnosis);
    const gates = gateStepsOf(diagnosis, 'page');
    if (stop && BEFORE_SENDING.includes(stop) && !isAfterRedirect(diagnosis)) {
        return gates;
    }
    const wire = wireSteps(observation, actors, 'page');
    const passedCsp: Step[] = isSent(observation, diagnosis) ? [gateStep('page', 'csp', true)] : [];
    const steps = [...passedCsp, ...withPreflightGate(wire, gates)];
    return [...withGivenAnswer(steps, diagnosis), ...gatesAfterAnswer(observation, diagnosis, gates)];
}

const isAfterRedirect = ({ causes }: Diagnosis): boolean => causes.some(({ reason }) => reason.endsWith('-redirect'));

/** Something arrived, or Resource Timing says that the browser asked the network. */
function isSent({ serverLog, resourceTiming, result }: Observation, { outcome }: Diagnosis): boolean {
    return (
        Boolean(serverLog?.length) || resourceTiming === 'entry' || outcome !== 'blocked' || Boolean(result.response)
    );
}

/** After the preflight's answer: its gate, passed when the actual request followed. */
function withPreflightGate(wire: Step[], gates: GateStep[]): Step[] {
    const answer = wire.findLastIndex((step) => step.kind === 'response' && step.preflight);
    if (answer < 0) {
        return wire;
    }
    const refused = gates.find(({ gate }) => gate === 'preflight');
    const isFollowed = wire.slice(answer).some((step) => step.kind === 'request');
    if (!refused && !isFollowed) {
        return wire;
    }
    return wire.toSpliced(answer + 1, 0, refused ?? gateStep('page', 'preflight', true));
}

/** What the script gets of the last answer that reached the page. */
function withGivenAnswer(steps: Step[], { outcome }: Diagnosis): Step[] {
    const last = steps.findLastIndex((step) => step.kind === 'response' && !step.preflight && step.to === 'page');
    const given = outcome === 'readable' ? 'readable' : outcome === 'blocked' ? 'withheld' : 'opaque';
    return steps.map((step, index) => (index === last ? { ...(step as MessageStep), given } : step));
}

function gatesAfterAnswer(observation: Observation, { outcome }: Diagnosis, gates: GateStep[]): Step[] {
    const isDrawn = ({ gate }: GateStep): boolean => gate === 'preflight' && hasPreflight(observation);
    const checked = observation.result.response?.type === 'cors';
    return outcome === 'readable' && checked
        ? [gateStep('page', 'cors', true)]
        : gates.filter((gate) => !(isDrawn(gate) && gate.passed === false));
}

const hasPreflight = ({ serverLog }: Observation): boolean => !serverLog || serverLog.some(isPreflight);

// ---- a call by the org -------------------------------------------------------------------------------------------

/** Gates inside the org, before anything is sent. */
const BEFORE_CALLOUT: Gate[] = ['arguments', 'callout-target', 'remote-site', 'named-credential'];

function stepsThroughOrg(observation: Observation, diagnosis: Diagnosis, actors: Actor[]): Step[] {
    const isOnlyForToken = observation.result.lane === 'proxy';
    const method = isOnlyForToken ? 'ProxySession.open' : 'CalloutProxy.send';
    const asked = message('request', 'page', 'org', { method, url: observation.request.url });
    const answered = message('response', 'org', 'page', { given: 'readable' });
    const gates = gateStepsOf(diagnosis, 'org');
    const stop = stoppingGate(diagnosis);
    if (isOnlyForToken || (stop && BEFORE_CALLOUT.includes(stop))) {
        return [asked, ...gates, answered];
    }
    const wire = wireSteps(observation, actors, 'org');
    // One of the two is not there: which is left out by its absence.
    const gatesOfOrg: Gate[] = ['remote-site', 'named-credential'];
    const passed = diagnosis.certain ? gatesOfOrg.map((gate) => gateStep('org', gate, true)) : [];
    return [asked, ...passed, ...wire, ...gates, answered];
}

/** The org reads its own record: nobody else is asked. */
function stepsOfRecord({ result, request }: Observation, diagnosis: Diagnosis): Step[] {
    const method = result.lane === 'record-wire' ? 'getRecord' : 'RecordReader.readUser';
    return [
        message('request', 'page', 'platform', { method, url: request.url }),
        ...gateStepsOf(diagnosis, 'platform'),
        message('response', 'platform', 'page', { given: 'readable' })
    ];
}
