const RECORD = '/services/data/v67.0/sobjects/User/005000000000001AAA';
const { orgOrigin, token, limitedToken } = await (await fetch('/session')).json();
const show = (id, text) => {
    document.getElementById(id).textContent = text;
};

document.getElementById('setup').href = `${orgOrigin}/setup/cors`;
enable('allowed', token);
enable('limited', limitedToken);

/** A button works only once the session is there: a click before would be lost. */
function enable(id, bearer) {
    const button = document.getElementById(id);
    button.addEventListener('click', () => read(bearer));
    button.disabled = false;
}

async function read(bearer) {
    try {
        const response = await fetch(orgOrigin + RECORD, { headers: { authorization: `Bearer ${bearer}` } });
        explain(response.status, await response.json());
    } catch (error) {
        await explainUnreadable(error);
    }
}

/** An answer that the page may read, whatever its status, came from an org that has its origin on the allowlist. */
function explain(status, body) {
    show('outcome', `Readable: ${status}`);
    show(
        'reason',
        status === 403
            ? `403, and this page can read it: ${location.origin} is on the CORS allowlist, but the user has no permission to use the API. An admin changes the user's permissions; the CORS allowlist is right as it is.`
            : `${location.origin} is on the CORS allowlist.`
    );
    show('answer', JSON.stringify(body, null, 2));
}

/** The browser hides the answer; this page's own server asks with the same Origin, and no CORS applies to it. */
async function explainUnreadable(error) {
    const refusal = await fetch('/refusal')
        .then((response) => (response.ok ? response.json() : undefined))
        .catch(() => undefined);
    const isCors = refusal?.status === 403 && refusal.body[0]?.errorCode === 'CORS_ORIGIN_NOT_ALLOWED';
    show('outcome', 'Blocked');
    show(
        'reason',
        isCors
            ? `403, and this page cannot read it: ${location.origin} is not on the CORS allowlist. An admin adds it in Setup > Security > CORS.`
            : `${error.message}: the answer cannot be read, and the org did not refuse the origin. Is it running?`
    );
    show('answer', isCors ? JSON.stringify(refusal.body, null, 2) : '');
}
