import type { SetupList, SetupRecord } from '../types.ts';
import { html } from './html.ts';
import { layout, notice } from './layout.ts';

/** One entry as its metadata file, with the placeholder of an origin that deployment replaces. */
export function metadataPage(
    list: SetupList,
    record: SetupRecord,
    placeholder?: { origin: string; text: string }
): string {
    const { path, text } = list.file(record);
    return layout({
        title: `${list.singular}: ${record.name}`,
        current: list.slug,
        setupPath: list.setupPath,
        actions: html`<a class="slds-button slds-button_neutral" href="/setup/${list.slug}/${record.name}/edit"
            >Edit</a
        >`,
        content: html`<p class="intro">
                Save this as <code>force-app/main/default/${path}</code> to make the setting part of the project.
            </p>
            ${
                placeholder !== undefined &&
                notice(
                    'info',
                    html`${placeholder.origin} is written as <code>${placeholder.text}</code>, which a deployment and
                        the local org replace with the origin of the day.`
                )
            }
            <pre class="slds-box slds-theme_default" tabindex="0" role="region" aria-label="Metadata" id="metadata">
${text}</pre>
            <p><a href="/setup/${list.slug}">Back to ${list.title}</a></p>`
    });
}
