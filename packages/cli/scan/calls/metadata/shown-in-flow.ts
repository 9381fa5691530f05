import { all, textOf, type XmlElement } from '../../../../project/index.ts';

/* What of a flow a page shows: its screens, and the texts and formulas that they name. A flow without a screen writes mails and records. */

export function shownInFlow(root: XmlElement): XmlElement[] {
    const screens = all(root, 'screens');
    const made = [...all(root, 'textTemplates'), ...all(root, 'formulas')];
    const assigned = all(root, 'assignments').flatMap((assignment) => all(assignment, 'assignmentItems'));
    const shown = new Set<XmlElement>(screens);
    const names = new Set<string>();
    for (let size = -1; size !== shown.size + names.size;) {
        size = shown.size + names.size;
        [...shown].forEach((element) => addNames(element, names));
        made.filter((element) => names.has(textOf(element, 'name') ?? '')).forEach((element) => shown.add(element));
        assigned
            .filter((item) => names.has(textOf(item, 'assignToReference') ?? ''))
            .forEach((item) => addNames(item, names));
    }
    return [...shown];
}

/** `{!name}` in a text, and `<elementReference>name`. */
function addNames(element: XmlElement, names: Set<string>): void {
    for (const [, name] of element.text.matchAll(/\{!\s*(\w+)/g)) {
        names.add(name);
    }
    if (element.name === 'elementReference') {
        names.add(element.text.trim());
    }
    element.children.forEach((child) => addNames(child, names));
}
