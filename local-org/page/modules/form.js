// Setup has no script, and leads back to the page by its bare address. The form that this tab had before, plain or under
// Lightning Web Security, is found again here.
const KEY = 'local-org.form';
const PARAMETERS = ['security', 'release'];

/** Keeps the form of this page for the way back from Setup. True when another form is on its way, and there is nothing to show. */
export function returnToForm() {
    if (location.search !== '' || !document.referrer.startsWith(`${location.origin}/setup`)) {
        const given = [...new URLSearchParams(location.search)].filter(([name]) => PARAMETERS.includes(name));
        sessionStorage.setItem(KEY, new URLSearchParams(given).toString());
        return false;
    }
    const form = sessionStorage.getItem(KEY) ?? '';
    if (form !== '') {
        location.replace(`/?${form}`);
    }
    return form !== '';
}
