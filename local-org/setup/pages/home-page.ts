import { LISTS } from '../lists/index.ts';
import { html } from './html.ts';
import {
    CALLS_SLUG,
    CALLS_TITLE,
    layout,
    SESSION_SLUG,
    SESSION_TITLE,
    VIOLATIONS_SLUG,
    VIOLATIONS_TITLE
} from './layout.ts';

/** The four lists that people mix up, what the browser reported, and what the project calls. */
export function homePage(): string {
    return layout({
        title: 'Setup Home',
        current: '',
        content: html`<p class="intro">
                These settings of the local org begin as the files of force-app say. What you change is kept in memory
                until you choose Reset or end the local org.
            </p>
            <dl class="cards">
                ${LISTS.map(
                    ({ slug, title, intro, effect }) =>
                        html`<div class="slds-box slds-theme_default">
                            <dt><a href="/setup/${slug}">${title}</a></dt>
                            <dd>${intro} ${effect}</dd>
                        </div>`
                )}
                <div class="slds-box slds-theme_default">
                    <dt><a href="/setup/${SESSION_SLUG}">${SESSION_TITLE}</a></dt>
                    <dd>Adopt updated CSP directives: whether images, fonts and frames come from trusted URLs only.</dd>
                </div>
                <div class="slds-box slds-theme_default">
                    <dt><a href="/setup/${VIOLATIONS_SLUG}">${VIOLATIONS_TITLE}</a></dt>
                    <dd>The images, fonts and frames that pages of this org asked for and no trusted URL allows.</dd>
                </div>
                <div class="slds-box slds-theme_default">
                    <dt><a href="/setup/${CALLS_SLUG}">${CALLS_TITLE}</a></dt>
                    <dd>Each host that the sources of this project call, beside the entry that lets them.</dd>
                </div>
            </dl>`
    });
}
