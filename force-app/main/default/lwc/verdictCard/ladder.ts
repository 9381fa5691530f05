import { isRecordLane } from 'c/crossOrigin';
import type { Cause, Diagnosis, Gate, Lane } from 'c/crossOrigin';
import type { Exchange, Step } from 'c/evidence';

export type RungState = 'passed' | 'stopped' | 'maybe' | 'not-needed' | 'not-reached' | 'notice';

export interface Rung {
    gate: Gate;
    state: RungState;
}

const BROWSER_LADDER: Gate[] = [
    'arguments',
    'lightning-web-security',
    'csp',
    'preflight',
    'network',
    'cors',
    'http-status'
];
const ORG_LADDER: Gate[] = ['arguments', 'callout-target', 'remote-site', 'named-credential', 'network', 'http-status'];
/** Apex asks for the token of a proxy: by a Named Credential, which needs no Remote Site. */
const TOKEN_LADDER: Gate[] = ['arguments', 'callout-target', 'named-credential', 'network', 'http-status'];
/** The platform reads its own record: none of the other gates is on its way. */
const RECORD_LADDER: Gate[] = ['http-status'];

/** Every gate in the order in which a call meets them, to put a rarer one in its place. */
const ORDER: Gate[] = [
    'arguments',
    'lightning-web-security',
    'csp',
    'mixed-content',
    'local-network-access',
    'callout-target',
    'remote-site',
    'named-credential',
    'preflight',
    'network',
    'time-limit',
    'redirect',
    'cors',
    'corp',
    'frame-ancestors',
    'http-status'
];

/** The gates of a lane with the state of each. A gate off the usual ladder appears only when it is the one that matters. */
export function ladderOf(lane: Lane, diagnosis: Diagnosis, exchange?: Exchange): Rung[] {
    const named = diagnosis.causes.map(({ gate }) => gate);
    const ladder = usualLadder(lane, exchange).filter((gate) => !exchange?.absent?.includes(gate));
    const gates = ORDER.filter((gate) => ladder.includes(gate) || named.includes(gate));
    const stop = diagnosis.outcome === 'blocked' ? Math.min(...named.map((gate) => gates.indexOf(gate))) : Infinity;
    return gates.map((gate, index) => ({
        gate,
        state: stateOf(gate, index, stop, diagnosis, exchange)
    }));
}

function usualLadder(lane: Lane, exchange?: Exchange): Gate[] {
    if (isRecordLane(lane) || lane === 'apex') {
        return lane === 'apex' ? ORG_LADDER : RECORD_LADDER;
    }
    return exchange?.actors.some(({ id }) => id === 'org') ? TOKEN_LADDER : BROWSER_LADDER;
}

function stateOf(gate: Gate, index: number, stop: number, diagnosis: Diagnosis, exchange?: Exchange): RungState {
    const isNamed = diagnosis.causes.some((cause: Cause) => cause.gate === gate);
    if (diagnosis.outcome !== 'blocked') {
        return isNamed ? 'notice' : stateOfPassed(gate, diagnosis, exchange);
    }
    if (isNamed) {
        return diagnosis.certain ? 'stopped' : 'maybe';
    }
    return index < stop ? stateOfPassed(gate, diagnosis, exchange) : 'not-reached';
}

/** A call may get past a gate because it is none for this call. */
function stateOfPassed(gate: Gate, diagnosis: Diagnosis, exchange?: Exchange): RungState {
    const isOpaque = diagnosis.outcome === 'opaque' || diagnosis.outcome === 'opaque-redirect';
    switch (gate) {
        case 'preflight':
            return exchange?.steps.some(isPreflight) ? 'passed' : 'not-needed';
        case 'cors':
            return isOpaque || !exchange?.steps.some(isCorsGate) ? 'not-needed' : 'passed';
        case 'http-status':
            return isOpaque ? 'not-reached' : 'passed';
        default:
            return 'passed';
    }
}

const isPreflight = (step: Step): boolean => step.kind === 'request' && step.preflight;
const isCorsGate = (step: Step): boolean => step.kind === 'gate' && step.gate === 'cors';
