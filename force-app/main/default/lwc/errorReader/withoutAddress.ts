/** What stands in a report where an address would: the page's own code, which has none. */
const REASONS: Record<string, string> = { inline: 'csp-inline', eval: 'csp-eval', 'wasm-eval': 'csp-eval' };

/** The reason of a violation of a policy, by what it blocked and the directive that it violated. */
export function reasonOfViolation(blocked: string, directive = ''): string {
    return directive.startsWith('frame-ancestors')
        ? 'frame-ancestors'
        : Object.hasOwn(REASONS, blocked)
          ? REASONS[blocked]
          : 'csp';
}

/** A scheme or a word in place of an address: `data`, `blob`, `inline`, `self`. */
export const hasNoAddress = (blocked: string): boolean => /^(?:[a-z]+(?:-[a-z]+)*:?)?$/.test(blocked);

/** An address whose host was cut off, or made unreadable by who asks, names nobody. */
export const isHostCut = (address: string): boolean => /^[a-z]+:\/\/[^/?#]*(?:…|\.\.|\*|\.$)/i.test(address);
