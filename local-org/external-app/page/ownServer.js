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
    return (await ask('/allowlist', posting({ listed }))).listed;
}

const posting = (body) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
});

/** What the org received of the call that `key` belongs to, and answered, preflights too. */
export const orgLog = async (key) => (await ask('/log', posting({ key }))).entries;

/** What the org answered this server to the same call; undefined when it did not answer. */
export const askedByServer = (scenario) =>
    ask(`/asked?scenario=${encodeURIComponent(scenario)}`).catch(() => undefined);
