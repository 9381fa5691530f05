import type { SitePage } from './pages.ts';

const TOOLS = [
    ['index.html', 'Explain an error'],
    ['predict.html', 'Predict a call'],
    ['which-list.html', 'Which list?'],
    ['reasons.html', 'Reasons'],
    ['rules.html', 'Rules'],
    ['recipes.html', 'Recipes']
];

/** One page; every address in it is relative, so that the site works below any path. */
export function htmlOf({ file, title, body }: SitePage, script: string): string {
    const root = file.includes('/') ? '../' : './';
    const links = TOOLS.map(
        ([href, name]) => `<a href="${root}${href}"${href === file ? ' aria-current="page"' : ''}>${name}</a>`
    );
    return `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Callout Lab</title>
<link rel="icon" href="${root}icon.svg">
<link rel="stylesheet" href="${root}site.css">
<script type="module" src="${root}${script}"></script>
</head>
<body>
<header><a class="skip" href="#main">Skip to the tool</a><strong>Callout Lab</strong><nav aria-label="Tools">${links.join('')}</nav></header>
<main id="main" tabindex="-1"><h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
