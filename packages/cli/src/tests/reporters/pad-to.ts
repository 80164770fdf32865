import stringWidth from 'string-width';

/** Pads a text to so many columns of a terminal: names may hold any letters, and some are two columns wide. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
