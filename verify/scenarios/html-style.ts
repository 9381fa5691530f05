/**
 * The report's own style, in the colours of the design system, light or dark as the reader has it; the diagrams bring their
 * style and take these colours. No font, no image: the page opens offline.
 */
export const STYLE = `
:root {
    color-scheme: light dark;
    --slds-g-color-on-surface-1: light-dark(#5c5c5c, #aeaeae);
    --slds-g-color-on-surface-2: light-dark(#2e2e2e, #e5e5e5);
    --slds-g-color-surface-container-1: light-dark(#fff, #242424);
    --slds-g-color-surface-container-2: light-dark(#f3f3f3, #181818);
    --slds-g-color-border-1: light-dark(#c9c9c9, #444);
    --slds-g-color-accent-2: light-dark(#0250d9, #7cb1fe);
    --slds-g-color-error-1: light-dark(#b60554, #fe8aa7);
    --slds-g-color-success-1: light-dark(#056764, #01c3b3);
    --slds-g-color-warning-1: light-dark(#8c4b02, #e4a201);
    font: 15px/1.5 system-ui, sans-serif;
    color: var(--slds-g-color-on-surface-2);
    background: var(--slds-g-color-surface-container-2);
}
body { max-width: 90rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem; margin: 0 0 .75rem; }
section, .lane, .summary { box-sizing: border-box; background: var(--slds-g-color-surface-container-1); border: 1px solid var(--slds-g-color-border-1); border-radius: .5rem; padding: 1rem; margin-block: 1rem; }
.lane { margin: 0; min-width: 0; }
.lanes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.summary { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem .75rem .25rem 0; border-block-end: 1px solid var(--slds-g-color-border-1); vertical-align: top; }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { background: var(--slds-g-color-surface-container-2); padding: .5rem; border-radius: .25rem; }
figure { margin: 0 0 .75rem; }
svg { max-width: 100%; height: auto; }
.badge { font-size: .85rem; font-weight: bold; white-space: nowrap; border: 1px solid; border-radius: 1rem; padding: 0 .6rem; }
.badge.readable { color: var(--slds-g-color-success-1); }
.badge.opaque, .badge.opaque-redirect { color: var(--slds-g-color-warning-1); }
.badge.blocked, .problems { color: var(--slds-g-color-error-1); }
.weak { color: var(--slds-g-color-on-surface-1); }
figcaption { font-size: .85rem; color: var(--slds-g-color-on-surface-1); }
.slds-assistive-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { cursor: pointer; }
@media print { :root { color-scheme: light; } section { break-inside: avoid; } }
`;
