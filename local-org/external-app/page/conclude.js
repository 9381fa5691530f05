import { advise, diagnose } from 'c/crossOrigin';
import { collectEvidence, exchangeOf } from 'c/evidence';
import { askedByServer, orgLog } from './ownServer.js';

/**
 * From one lane's result to what c/laneExplanation shows. `asked` is what the org answered this page's own server: evidence
 * about the direct fetch, which sends the same request.
 */
export async function conclude({ scenario, request, trace, result }) {
    const { lane } = result;
    const [serverLog, asked] = await Promise.all([
        orgLog(trace),
        lane === 'direct' ? askedByServer(scenario) : undefined
    ]);
    const observation = {
        ...(await collectEvidence({ request, result, serverLog })),
        ...(asked && { askedByServer: asked })
    };
    const diagnosis = diagnose(observation);
    const explanation = {
        result,
        diagnosis,
        fixes: advise(diagnosis, { page: observation.page, request: observation.request, lane }),
        exchange: exchangeOf(observation, diagnosis, request.url),
        hiddenHeaders: [],
        canProbe: false
    };
    return { explanation, asked };
}
