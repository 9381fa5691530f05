import type { Diagnosis, Gate } from 'c/crossOrigin';
import type { ActorId, GateStep } from './steps';

/** The gate that certainly stopped the call. */
export const stoppingGate = ({ outcome, certain, causes }: Diagnosis): Gate | undefined =>
    outcome === 'blocked' && certain ? causes[0]?.gate : undefined;

export const gateStep = (at: ActorId, gate: Gate, passed?: boolean, reason?: string): GateStep => ({
    kind: 'gate',
    at,
    gate,
    ...(passed !== undefined && { passed }),
    ...(reason && { reason })
});

/** The gate that stopped the call, or each that may have. */
export function gateStepsOf({ outcome, certain, causes }: Diagnosis, at: ActorId): GateStep[] {
    if (outcome !== 'blocked') {
        return [];
    }
    if (certain && causes.length > 0) {
        return [gateStep(at, causes[0].gate, false, causes[0].reason)];
    }
    return [...new Set(causes.map(({ gate }) => gate))].map((gate) => gateStep(at, gate));
}
