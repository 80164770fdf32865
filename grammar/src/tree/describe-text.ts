const MAX_LENGTH = 30;

/** Names a piece of source text in a message: quoted and short; a character that cannot be seen by its number. */
export function describeText(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/, 1);
  const character = text.codePointAt(0) ?? 0;
  if (line === '' || /^[\p{Cc}\p{Cf}\p{Z}]/u.test(text))
    return `the invisible character U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
  return `\`${line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line}\``;
}
