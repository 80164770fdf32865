const LEADING_FLAGS = /^\(\?([ims]+)\)/;

/**
 * Tells whether a pattern matches anywhere in a text; an invalid pattern never does. Patterns are written in the dialect of the reference
 * implementation's engine (inline flags at the start, Unicode classes) and rewritten to JavaScript's.
 *
 * Differs: look-around and back-references work. Flags inside of a pattern do not.
 */
export function matchesRegex(text: string, pattern: string): boolean {
  const [leading = '', flags = ''] = LEADING_FLAGS.exec(pattern) ?? [];
  try {
    return new RegExp(rewrite(pattern.slice(leading.length)), `u${[...new Set(flags)].join('')}`).test(text);
  } catch {
    return false;
  }
}

const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d';

/** What stands for the short classes and anchors outside of brackets. */
const OUTSIDE: Readonly<Record<string, string>> = {
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\s': '\\p{White_Space}',
  '\\S': '\\P{White_Space}',
  '\\w': `[${WORD}]`,
  '\\W': `[^${WORD}]`,
  '\\b': `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  '\\B': `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`,
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '(?P<': '(?<',
  '}': '\\}',
  ']': '\\]',
};

/** What stands for them inside of brackets. */
const INSIDE: Readonly<Record<string, string>> = {
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\s': '\\p{White_Space}',
  '\\S': '\\P{White_Space}',
  '\\w': WORD,
  '[': '\\[',
};

/** An escape, the start of a named group, a repetition, or a bracket; a bracket that comes first in a class is a character of it. */
const PART = /\\[xpP]\{[^}]*\}|\\[pP][A-Z](?![\w{])|\\.|\(\?P<|\{\d+(?:,\d*)?\}|\[\^?\]?|[\]}]/gs;

function rewrite(pattern: string): string {
  let isInClass = false;
  return pattern.replace(PART, (part) => {
    if (part.startsWith('[') && !isInClass) {
      isInClass = true;
      return part.replace(']', '\\]');
    }
    if (part === ']' && isInClass) {
      isInClass = false;
      return part;
    }
    if (part.startsWith('\\x{')) return `\\u{${part.slice(3)}`;
    if (/^\\[pP]./.test(part) && part.length === 3) return `${part.slice(0, 2)}{${part.slice(2)}}`;
    // JavaScript lets only signs with a meaning be escaped.
    if (/^\\[^A-Za-z0-9^$\\.*+?()[\]{}|/-]$/.test(part) || (part === '\\-' && !isInClass)) return part.slice(1);
    return (isInClass ? INSIDE : OUTSIDE)[part] ?? part;
  });
}
