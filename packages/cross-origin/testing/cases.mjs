/**
 * What real browsers did in recorded scenarios, and what they print, held against what the engine says: the same in Node and in browsers, so it
 * is plain JavaScript and is handed the engine.
 *
 * `engine`: the package as it is imported. `recorded`: scenarios by the browser that they were recorded in. `texts`: lines with their reason.
 * Returns how many cases there were, and a sentence for each that is wrong.
 */
export function runCases(engine, { recorded, texts }) {
    const scenarios = Object.entries(recorded).flatMap(([profile, list]) => list.map((one) => ({ ...one, profile })));
    const wrong = [
        ...scenarios.flatMap((one, index) => wrongScenario(engine, one).map((what) => `scenario ${index}: ${what}`)),
        ...texts.flatMap(([reason, text]) => wrongText(engine, reason, text))
    ];
    return { cases: scenarios.length + texts.length, wrong };
}

function wrongScenario({ predict, obstacles }, { page, request, hops, seen, profile }) {
    const { outcome, wire, visibleHeaders } = predict(page, request, hops, profile);
    const differs = (name, said, did) =>
        JSON.stringify(said) === JSON.stringify(did)
            ? []
            : [`${name} is ${JSON.stringify(said)} in place of ${JSON.stringify(did)}`];
    const isStopped = obstacles(page, request, hops, profile).length > 0;
    return [
        ...differs('outcome', outcome, seen.outcome),
        ...differs('what is sent', sent(wire), sent(seen.wire)),
        ...(outcome === 'readable' ? differs('what a script sees', visibleHeaders, seen.visibleHeaders) : []),
        ...(outcome === 'blocked' && !isStopped ? ['nothing stands in the way of a blocked call'] : [])
    ];
}

/** Without what a browser sent once more because the connection broke. */
const sent = (wire) =>
    wire.map(({ method, url }) => `${method} ${url}`).filter((each, index, all) => each !== all[index - 1]);

function wrongText({ parseMessage }, reason, text) {
    const said = parseMessage(text)?.reason;
    return said === reason ? [] : [`${said} in place of ${reason}: ${text}`];
}
