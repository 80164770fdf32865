const LEADING_FLAGS = /^\(\?([ims]+)\)/;

/**
 * Tells whether a pattern matches anywhere in a text; an invalid pattern never does. Inline flags at the start (`(?i)`) are taken, and
 * `\w`, `\d` and `\b` know Unicode as far as JavaScript's `u` flag does.
 */
export function matchesRegex(text: string, pattern: string): boolean {
  const regex = compileRegex(pattern);
  return regex?.test(text) ?? false;
}

function compileRegex(pattern: string): RegExp | undefined {
  const [leading = '', flags = ''] = LEADING_FLAGS.exec(pattern) ?? [];
  try {
    return new RegExp(withUnicodeClasses(pattern.slice(leading.length)), `u${[...new Set(flags)].join('')}`);
  } catch {
    return undefined;
  }
}

const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d';

/** What the short classes mean in Unicode. `\b` and `\B` stand for look-arounds, so they work outside of brackets only. */
const UNICODE_CLASSES: Readonly<Record<string, string>> = {
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\w': `[${WORD}]`,
  '\\W': `[^${WORD}]`,
  '\\b': `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  '\\B': `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`,
  '\\A': '(?<![^])',
  '\\z': '(?![^])',
};

/** Gives the short classes their Unicode meaning. Inside brackets only `\d` and `\w` have one that fits there. */
function withUnicodeClasses(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\.|[[\]]/gs, (part) => {
    if (part === '[') isInClass = true;
    if (part === ']') isInClass = false;
    if (isInClass && part === '\\w') return WORD;
    if (isInClass && part !== '\\d' && part !== '\\D') return part;
    return UNICODE_CLASSES[part] ?? part;
  });
}
