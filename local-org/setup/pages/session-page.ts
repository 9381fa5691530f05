import type { CspDirectives } from '../../../packages/project/index.ts';
import { html } from './html.ts';
import { layout, notice, SESSION_SLUG, SESSION_TITLE } from './layout.ts';

/** The session setting that decides whether images, fonts and frames come from trusted URLs only. */
export function sessionPage(directives: CspDirectives, wasSaved: boolean): string {
    return layout({
        title: SESSION_TITLE,
        current: SESSION_SLUG,
        setupPath: `Setup > Security > ${SESSION_TITLE}`,
        content: html`<p class="intro">
                On: images, fonts and frames come from trusted URLs only (img-src, font-src, frame-src). Off: from any
                host, and the list of violations shows what would be blocked. It is on in orgs made in Summer '24 or
                later, so it is on here at the start. Scripts obey connect-src either way.
            </p>
            ${wasSaved && notice('success', html`Session settings were saved. Reload pages that are open.`)}
            <form method="post" action="/setup/${SESSION_SLUG}" class="slds-box slds-theme_default form">
                <div class="field field_checkbox">
                    <input
                        type="checkbox"
                        id="updated"
                        name="updated"
                        ${directives === 'updated' && html` checked`}
                    /><label class="slds-form-element__label" for="updated">Adopt updated CSP directives</label>
                </div>
                <p class="buttons"><button type="submit" class="slds-button slds-button_brand">Save</button></p>
            </form>`
    });
}
