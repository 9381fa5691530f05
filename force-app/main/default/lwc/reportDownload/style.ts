/** The report's style, light or dark as its reader has it. No font, no image: the page opens offline. */
export const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: light-dark(#c9c9c9, #444);
    --good: light-dark(#056764, #01c3b3); --bad: light-dark(#b60554, #fe8aa7); --unsure: light-dark(#8c4b02, #e4a201);
    --accent: light-dark(#0250d9, #7cb1fe); --paper: light-dark(#fff, #242424); --text: light-dark(#2e2e2e, #e5e5e5);
    color: var(--text); background: var(--paper); }
body { max-width: 80rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.lanes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; min-width: 0; }
h2 { display: flex; justify-content: space-between; gap: .5rem; margin-block-start: 0; font-size: 1.1rem; }
.outcome { font-size: .9rem; border: 1px solid; border-radius: 1rem; padding: 0 .6rem; }
.outcome.readable { color: var(--good); }
.outcome.blocked { color: var(--bad); }
.outcome.opaque, .outcome.opaque-redirect { color: var(--unsure); }
pre { white-space: pre-wrap; font: 13px/1.45 ui-monospace, monospace; border-inline-start: 3px solid var(--line); padding-inline-start: .5rem; }
figure { margin: 0; }
svg { max-width: 100%; height: auto; font-size: 12px; }
text { fill: var(--text); }
.name, .stopped text { font-weight: bold; }
.host { font-size: 11px; }
.actor, .disc { fill: var(--paper); stroke: var(--line); }
.lifeline { stroke: var(--line); stroke-width: 2; }
.shaft, .bar, .sign { fill: none; stroke: var(--accent); stroke-width: 1.5; }
.head { fill: var(--accent); }
.unknown .shaft { stroke-dasharray: 4 4; }
.withheld .shaft, .withheld .bar, .stopped .disc, .stopped .sign { stroke: var(--bad); }
.withheld .head { fill: var(--bad); }
.readable .shaft, .passed .disc, .passed .sign { stroke: var(--good); }
.readable .head { fill: var(--good); }
.opaque .shaft, .maybe .disc, .maybe .sign, .note .disc, .note .sign { stroke: var(--unsure); }
.opaque .shaft { stroke-dasharray: 1 3; }
.opaque .head { fill: var(--unsure); }
.steps { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { :root { color-scheme: light; } }
@media (forced-colors: active) {
    text, .head { fill: CanvasText !important; }
    .actor, .disc { fill: Canvas; }
    svg * { stroke: CanvasText; }
    svg text { stroke: none; }
}
`;
