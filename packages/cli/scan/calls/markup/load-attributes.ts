import type { CallKind } from '../../model.ts';
import { attributeOf, type Element } from './elements.ts';

/** Which attribute of which element loads something, in HTML and in the platform's base components. */
export interface Load {
    kind: CallKind;
    attribute: string;
    isList?: boolean;
}

const LOADS: Record<string, Load[]> = {
    img: [
        { kind: 'img', attribute: 'src' },
        { kind: 'img', attribute: 'srcset', isList: true }
    ],
    input: [{ kind: 'img', attribute: 'src' }],
    image: [
        { kind: 'img', attribute: 'href' },
        { kind: 'img', attribute: 'xlink:href' }
    ],
    iframe: [{ kind: 'iframe', attribute: 'src' }],
    frame: [{ kind: 'iframe', attribute: 'src' }],
    embed: [{ kind: 'iframe', attribute: 'src' }],
    object: [{ kind: 'iframe', attribute: 'data' }],
    video: [
        { kind: 'media', attribute: 'src' },
        { kind: 'img', attribute: 'poster' }
    ],
    audio: [{ kind: 'media', attribute: 'src' }],
    track: [{ kind: 'media', attribute: 'src' }],
    source: [{ kind: 'media', attribute: 'src' }],
    script: [{ kind: 'script', attribute: 'src' }],
    form: [{ kind: 'form', attribute: 'action' }],
    'lightning-carousel-image': [{ kind: 'img', attribute: 'src' }],
    'lightning-avatar': [{ kind: 'img', attribute: 'src' }],
    'lightning:carouselimage': [{ kind: 'img', attribute: 'src' }],
    'lightning:avatar': [{ kind: 'img', attribute: 'src' }],
    'apex:image': [
        { kind: 'img', attribute: 'url' },
        { kind: 'img', attribute: 'value' }
    ],
    'apex:flash': [{ kind: 'iframe', attribute: 'src' }],
    'ltng:require': [
        { kind: 'loadScript', attribute: 'scripts', isList: true },
        { kind: 'loadStyle', attribute: 'styles', isList: true }
    ],
    'apex:iframe': [{ kind: 'iframe', attribute: 'src' }],
    'apex:includescript': [{ kind: 'script', attribute: 'value' }],
    'apex:stylesheet': [{ kind: 'link', attribute: 'value' }],
    'aura:html': []
};

/** What an element loads. A `<source>` is a picture's or a video's; a `<link>` matters only as a stylesheet or an icon. */
export function loadsOf(element: Element): Load[] {
    const { name, parent } = element;
    return name.toLowerCase() === 'source' && parent?.name.toLowerCase() === 'picture'
        ? [{ kind: 'img', attribute: 'srcset', isList: true }]
        : loadsByName(name, attributeOf(element, 'rel')?.value ?? '');
}

/** The same by the name alone, with the `rel` of a `<link>`. */
export function loadsByName(name: string, rel = ''): Load[] {
    if (name.toLowerCase() === 'link') {
        return /stylesheet/i.test(rel)
            ? [{ kind: 'link', attribute: 'href' }]
            : /icon/i.test(rel)
              ? [{ kind: 'img', attribute: 'href' }]
              : [];
    }
    return LOADS[name.toLowerCase()] ?? [];
}
