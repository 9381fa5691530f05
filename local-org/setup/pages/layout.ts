import { LISTS } from '../lists/index.ts';
import { html, type Markup } from './html.ts';

export interface SetupPage {
    /** Heading and window title. */
    title: string;
    /** Slug of the entry in the menu. */
    current: string;
    /** As it is found in an org, under the heading. */
    setupPath?: string;
    actions?: Markup;
    content: Markup;
}

export const VIOLATIONS_SLUG = 'violations';
export const VIOLATIONS_TITLE = 'Trusted URL and Browser Policy Violations';

export const SESSION_SLUG = 'session-settings';
export const SESSION_TITLE = 'Session Settings';

export const CALLS_SLUG = 'calls';
export const CALLS_TITLE = 'What This Project Calls';

const menu = [
    { slug: '', title: 'Setup Home' },
    ...LISTS,
    { slug: SESSION_SLUG, title: SESSION_TITLE },
    { slug: VIOLATIONS_SLUG, title: VIOLATIONS_TITLE },
    { slug: CALLS_SLUG, title: CALLS_TITLE }
];

/** A page of Setup: the bar, the menu, the heading, the content. No script: its policy allows none. */
export function layout({ title, current, setupPath, actions, content }: SetupPage): string {
    return html`<!doctype html>
        <html lang="en" class="slds-theme_cosmos slds-color-scheme_system">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>${title} | Setup | Callout Lab</title>
                <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/assets/slds.css" />
                <link rel="stylesheet" href="/setup/setup.css" />
            </head>
            <body class="slds-scope">
                <header class="bar">
                    <a class="skip" href="#content">Skip to content</a>
                    <p><strong>Setup</strong> <span class="slds-badge">Local org</span></p>
                    <a href="/">Back to Callout Lab</a>
                </header>
                <div class="columns">
                    <nav class="slds-nav-vertical menu" aria-label="Setup">
                        <ul>
                            ${menu.map(
                                (entry) =>
                                    html`<li
                                        class="slds-nav-vertical__item ${entry.slug === current && 'slds-is-active'}"
                                    >
                                        <a
                                            class="slds-nav-vertical__action"
                                            href="/setup${entry.slug && `/${entry.slug}`}"
                                            ${entry.slug === current ? html` aria-current="page"` : undefined}
                                            >${entry.title}</a
                                        >
                                    </li>`
                            )}
                        </ul>
                    </nav>
                    <main id="content" tabindex="-1">
                        <div class="slds-page-header heading">
                            <div>
                                <h1 class="slds-page-header__title">${title}</h1>
                                ${setupPath !== undefined && html`<p class="slds-page-header__name-meta">In an org: <strong>${setupPath}</strong></p>`}
                            </div>
                            <div class="actions">${actions}</div>
                        </div>
                        ${content}
                    </main>
                </div>
            </body>
        </html> `.text;
}

/** A message above the content. */
export const notice = (kind: 'info' | 'success' | 'warning' | 'error', content: Markup): Markup =>
    html`<div class="notice notice_${kind}" role="${kind === 'error' ? 'alert' : 'status'}">${content}</div>`;

/** A button that changes something is a form of its own: a link never changes anything. Plain in a row, with its `subject`. */
export const postButton = (action: string, label: string, subject = ''): Markup =>
    html`<form method="post" action="${action}" class="inline">
        <button type="submit" class="slds-button ${subject === '' && 'slds-button_neutral'}">
            ${label}${subject !== '' && html`<span class="slds-assistive-text"> ${subject}</span>`}
        </button>
    </form>`;
