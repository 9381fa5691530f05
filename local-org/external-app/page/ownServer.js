// What this page asks the server that it came from.

async function ask(path, options) {
    const response = await fetch(path, options);
    const body = await response.json();
    if (!response.ok) {
        throw new Error(body.message);
    }
    return body;
}

/** Where the org is, and the access tokens of this app's users, by session name. */
export const openSession = () => ask('/session');

/** Whether this page's origin is on the org's CORS allowlist. */
export const isListed = async () => (await ask('/allowlist')).listed;

/** Does what an admin of the org does in Setup; returns what the list says then. */
export async function setListed(listed) {
    const answer = await ask('/allowlist', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ listed })
    });
    return answer.listed;
}

/** What the org received under a trace and answered, preflights too. */
export const orgLog = async (trace) => (await ask(`/log?trace=${encodeURIComponent(trace)}`)).entries;

/** What the org answered this server to the same call; undefined when it did not answer. */
export const askedByServer = (scenario) =>
    ask(`/asked?scenario=${encodeURIComponent(scenario)}`).catch(() => undefined);
