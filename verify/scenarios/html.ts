import { html, Markup } from './html-markup.ts';
import { badge, laneCard, type LaneReport } from './html-lane.ts';
import { recipesSection } from './html-recipes.ts';
import { STYLE } from './html-style.ts';
import type { ScenarioText } from './page-text.ts';
import type { Security } from './run-scenario.ts';

/** One scenario as it was run; without a text when the page could not be read. */
export interface ScenarioReport {
    id: string;
    text?: ScenarioText;
    lanes: LaneReport[];
}

export interface Report {
    madeAt: Date;
    /** Name and version. */
    browser: string;
    security: Security;
    /** The stylesheet of the diagrams. */
    diagramStyle: string;
    scenarios: ScenarioReport[];
}

/** The report as one page to pass on: it needs nothing but itself, and its policy lets it load nothing. */
export function htmlOf(report: Report): string {
    const { scenarios, diagramStyle } = report;
    // Selectors of the diagram's own words, such as `text`, are kept to the figures.
    const style = `${STYLE}\nfigure { ${diagramStyle.replace(/:host \{[^}]*\}/, '')} }`;
    const { text } = html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta
                    http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
                />
                <title>Callout Lab report</title>
                <style>
                    ${new Markup(style)}
                </style>
            </head>
            <body>
                <main>
                    <h1>Callout Lab report</h1>
                    <p>${summaryOf(report)}</p>
                    ${summaryTable(scenarios)} ${scenarios.map(scenarioSection)}
                    ${recipesSection(scenarios.flatMap(({ lanes }) => lanes))}
                </main>
            </body>
        </html> `;
    return text;
}

function summaryOf({ madeAt, browser, security, scenarios }: Report): string {
    const lanes = scenarios.flatMap((scenario) => scenario.lanes);
    const failed = lanes.filter(({ row }) => !row.ok).length;
    const page = security === 'none' ? 'the plain page' : 'the page under Lightning Web Security';
    const result = failed === 0 ? 'all as expected' : `${failed} not as expected`;
    return `${scenarios.length} scenarios in ${lanes.length} lanes, ${result}. Made ${madeAt.toISOString()} by ${browser} on ${page} of the local org; every outcome, diagram and log line is what the browser and the API really did.`;
}

const summaryTable = (scenarios: ScenarioReport[]): Markup =>
    html`<div class="summary">
        <table>
            <thead>
                <tr>
                    <th scope="col">Scenario</th>
                    <th scope="col">Outcome in each lane</th>
                </tr>
            </thead>
            <tbody>
                ${scenarios.map(
                    ({ id, text, lanes }) =>
                        html`<tr>
                            <th scope="row"><a href="#${id}">${text?.title ?? id}</a></th>
                            <td>${lanes.map(outcomeOf)}</td>
                        </tr>`
                )}
            </tbody>
        </table>
    </div>`;

const outcomeOf = ({ row, text }: LaneReport): Markup =>
    html`<div>${text?.name ?? row.lane} ${badge(row.outcome)}</div>`;

const scenarioSection = ({ id, text, lanes }: ScenarioReport): Markup =>
    html`<section id="${id}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${text?.title ?? id}</h2>
        ${text && html`<p>${text.shows}</p>`} ${text && html`<pre><code>${text.request.join('\n')}</code></pre>`}
        <div class="lanes">${lanes.map(laneCard)}</div>
    </section>`;
