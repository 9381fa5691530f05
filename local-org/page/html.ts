/** The page around the app: what Lightning Experience gives a component, no more. No inline script: the CSP forbids it. */
export function pageHtml(script: string, title: string): string {
    return `<!doctype html>
<html lang="en" class="slds-theme_cosmos slds-color-scheme_system">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/slds.css">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body class="slds-scope">
<main></main>
<noscript>${title} needs JavaScript.</noscript>
<script type="module" src="/assets/${script}"></script>
</body>
</html>
`;
}

/** A page instead of the app when it could not be built: what is wrong, where, and that saving the file builds it anew. */
export function buildErrorHtml(message: string, title: string): string {
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}: the page does not build</title></head>
<body><h1>The page does not build</h1><pre>${escapeHtml(message)}</pre>
<p>Correct the file and save it; then reload this page.</p></body></html>
`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
