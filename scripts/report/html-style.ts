/** The report's own style; the diagrams bring theirs. No font, no image: the page opens offline. */
export const STYLE = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #2e2e2e; background: #f3f3f3; }
body { max-width: 90rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem; margin: 0 0 .75rem; }
section, .lane, .summary { box-sizing: border-box; background: #fff; border: 1px solid #c9c9c9; border-radius: .5rem; padding: 1rem; margin-block: 1rem; }
.lane { margin: 0; min-width: 0; }
.lanes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.summary { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem .75rem .25rem 0; border-block-end: 1px solid #e5e5e5; vertical-align: top; }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { background: #f3f3f3; padding: .5rem; border-radius: .25rem; }
figure { margin: 0 0 .75rem; }
svg { max-width: 100%; height: auto; }
.badge { font-size: .85rem; font-weight: bold; white-space: nowrap; border: 1px solid; border-radius: 1rem; padding: 0 .6rem; }
.badge.readable { color: #056764; }
.badge.opaque, .badge.opaque-redirect { color: #8c4b02; }
.badge.blocked, .problems { color: #b60554; }
.weak { color: #5c5c5c; }
figcaption { font-size: .85rem; color: #5c5c5c; }
.slds-assistive-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { cursor: pointer; }
@media print { section { break-inside: avoid; } }
`;
