import { BACKSLASH, DOUBLE_QUOTE, isLayout } from './characters.ts';

/**
 * Watches whether a text is one JSON string from end to end: such a text is that string, whatever brackets it holds. Takes the text in pieces,
 * and tells whether it ends where a string does. Whether the string has no wrong escape in it is for JSON to say.
 */
export function watchQuotes(): (piece: string) => boolean {
  let quotes = 0;
  let isEscaped = false;
  return (piece) => {
    for (let at = 0; at < piece.length && quotes < 3; at += 1) {
      const code = piece.charCodeAt(at);
      if (isEscaped) isEscaped = false;
      else if (code === DOUBLE_QUOTE) quotes += 1;
      else if (quotes === 1) isEscaped = code === BACKSLASH;
      else if (!isLayout(code)) quotes = 3;
    }
    return quotes === 2;
  };
}
