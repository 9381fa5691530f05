import { collectEvidence, explanationOf } from 'c/evidence';
import { askedByServer, orgLog } from './ownServer.js';

/**
 * From one lane's result to what c/laneExplanation shows. `asked` is what the org answered this page's own server: evidence
 * about the direct fetch, which sends the same request.
 */
export async function conclude({ scenario, request, trace, result }) {
    const { lane } = result;
    const [serverLog, asked] = await Promise.all([
        orgLog(trace.key),
        lane === 'direct' ? askedByServer(scenario) : undefined
    ]);
    const observation = {
        ...(await collectEvidence({ request, result, serverLog })),
        ...(asked && { askedByServer: asked })
    };
    return { explanation: explanationOf(observation, { address: request.url }), asked };
}
