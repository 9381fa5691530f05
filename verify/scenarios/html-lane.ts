import type { Cause, Fix, Obstacle, ServerLogEntry } from '../../force-app/main/default/lwc/crossOrigin/types.ts';
import { html, Markup } from './html-markup.ts';
import type { ReportRow } from './judge.ts';
import type { LaneText } from './page-text.ts';
import type { LaneRun } from './run-scenario.ts';

/** One lane of a scenario: what was found, and what the page drew of it. Without a run there is only the problem. */
export interface LaneReport {
    row: ReportRow;
    run?: LaneRun;
    text?: LaneText;
}

/** One lane as a card: verdict, picture, reason, what the API saw, what to change. */
export function laneCard({ row, run, text }: LaneReport): Markup {
    return html`<article class="lane">
        <h3>${text?.name ?? row.lane} ${badge(row.outcome, text?.outcome)}</h3>
        ${text && picture(text)} ${run && html`<p>${run.diagnosis.text}</p>`}
        ${run?.diagnosis.causes.map(causeOf) ?? []} ${row.ok ? undefined : problems(row.problems)}
        ${run?.findings.map(({ text: shown }) => html`<p class="finding">${shown}</p>`) ?? []}
        ${run && seenBy(run.serverLog)} ${run && run.fixes.length > 0 && fixList(run.fixes)}
        ${run && run.next.length > 0 && later(run.next)}
    </article>`;
}

const SIGNS: Record<string, string> = { readable: '✓', opaque: '◐', 'opaque-redirect': '◐', blocked: '✗' };

/** Colour is never alone: a sign and a word go with it. */
export const badge = (outcome: string, word = outcome): Markup =>
    html`<span class="badge ${outcome}">${SIGNS[outcome] ?? '?'} ${word}</span>`;

/** As the page drew it; whoever cannot see it gets the same in words. */
const picture = ({ diagram }: LaneText): Markup => html`<figure>${new Markup(diagram)}</figure>`;

const causeOf = ({ reason, gate, consoleText, rule }: Cause): Markup =>
    html`<details>
        <summary>Gate: ${gate}, reason: ${reason}</summary>
        ${consoleText && html`<p>Chromium's console says: <q>${consoleText}</q></p>`}
        ${rule && html`<p>${rule.text} <a href="${rule.spec}">The rule in the standard</a></p>`}
    </details>`;

const problems = (found: string[]): Markup =>
    html`<ul class="problems">
        ${found.map((problem) => html`<li>Not as expected: ${problem}</li>`)}
    </ul>`;

function seenBy(log: ServerLogEntry[]): Markup {
    if (log.length === 0) {
        return html`<p class="weak">No request arrived at the API.</p>`;
    }
    return html`<details>
        <summary>What the API saw: ${log.length}</summary>
        <ul>
            ${log.map((entry) => html`<li><code>${requestLine(entry)}</code></li>`)}
        </ul>
    </details>`;
}

/** Method, address, Origin, status, and what was done: no other header, which could hold a secret. */
function requestLine({ method, origin, url, headers, status, acted }: ServerLogEntry): string {
    const address = new URL(url, origin);
    address.searchParams.delete('trace');
    const from = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1];
    return [
        `${method} ${address.href}`,
        from ? `Origin: ${from}` : 'no Origin',
        status === undefined ? 'unanswered' : `answered ${status}`,
        ...(acted ? [acted] : [])
    ].join(' · ');
}

const OWNERS: Record<Fix['owner'], string> = {
    admin: 'Salesforce admin',
    'api-owner': 'Owner of the API',
    developer: 'Developer'
};

const fixList = (fixes: Fix[]): Markup =>
    html`<details class="fixes">
        <summary>What to change: ${fixes.length === 1 ? '1 way' : `${fixes.length} ways`}</summary>
        <ol>
            ${fixes.map(fixOf)}
        </ol>
    </details>`;

/** What comes after the obstacle that stopped the call. */
const later = (obstacles: Obstacle[]): Markup =>
    html`<h4>Once that is fixed you will meet:</h4>
        <ol>
            ${obstacles.map(
                ({ gate, text, findings, fixes }) =>
                    html`<li>
                        <p><strong>${gate}</strong>: ${text}</p>
                        ${findings.map((finding) => html`<p class="finding">${finding.text}</p>`)}
                        ${fixes.length > 0 && fixList(fixes)}
                    </li>`
            )}
        </ol>`;

const fixOf = ({ owner, title, text, setupPath, warning, code }: Fix): Markup =>
    html`<li>
        <p><strong>${OWNERS[owner]}: ${title}</strong><br />${text}</p>
        ${setupPath && html`<p>${setupPath}</p>`} ${warning && html`<p class="warning">⚠ ${warning}</p>`}
        ${code?.file && html`<p><code>${code.file}</code></p>`} ${code && html`<pre><code>${code.text}</code></pre>`}
    </li>`;
