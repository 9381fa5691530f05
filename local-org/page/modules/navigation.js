// lightning/navigation in small: the address of this page as a page reference, and a page reference as its address. The platform
// wants a prefix before the parameters of a component; in an address of the local org they stand without it.
const PREFIX = 'c__';
/** How the local org serves the page: no affair of its components. */
const OF_THE_ORG = ['security', 'release', 'labs'];
const PAGE = { type: 'standard__navItemPage', attributes: { apiName: 'Callout_Lab' } };

/** A parameter that is there several times has a list for its value. */
function currentReference() {
    const given = new URLSearchParams(location.search);
    const names = [...new Set(given.keys())].filter((name) => !OF_THE_ORG.includes(name));
    const state = names.map((name) => {
        const values = given.getAll(name);
        return [name.startsWith(PREFIX) ? name : PREFIX + name, values.length > 1 ? values : values[0]];
    });
    return { ...PAGE, state: Object.fromEntries(state) };
}

function addressOf({ state }) {
    const own = [...new URLSearchParams(location.search)].filter(([name]) => OF_THE_ORG.includes(name));
    const others = Object.entries(state).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => [name.replace(PREFIX, ''), one])
    );
    const query = new URLSearchParams([...own, ...others]).toString();
    return location.pathname + (query && `?${query}`) + location.hash;
}

const emitters = new Set();

export class CurrentPageReference {
    constructor(emit) {
        this.emit = emit;
    }

    connect() {
        emitters.add(this.emit);
        this.emit(currentReference());
    }

    disconnect() {
        emitters.delete(this.emit);
    }

    update() {}
}

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export const NavigationMixin = (Base) =>
    class extends Base {
        [Navigate](reference, replace = false) {
            history[replace ? 'replaceState' : 'pushState'](history.state, '', addressOf(reference));
            emitters.forEach((emit) => emit(currentReference()));
        }

        [GenerateUrl](reference) {
            return Promise.resolve(addressOf(reference));
        }
    };

NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;
