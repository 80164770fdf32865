import { type LocatedLine, type LocatedText, offsetInFile } from '@outcrop/grammar';

/**
 * Gives the text of a prompt: from every line as many leading white space characters are cut as the least indented one has, whatever
 * characters they are; then both ends of the whole are trimmed (`spec/prompt.md` 2).
 */
export function dedentPrompt(text: LocatedText): LocatedText {
  const contents = text.value.split('\n');
  const indents = contents.filter((content) => content.trim() !== '').map((content) => content.length - content.trimStart().length);
  const cut = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const lines: LocatedLine[] = [];
  let value = '';
  let offset = 0;
  for (const content of contents) {
    const start = Math.min(cut, content.length);
    lines.push({ start: value.length, fileStart: offsetInFile(text, offset + start) });
    value += `${content.slice(start)}\n`;
    offset += content.length + 1;
  }
  return trim({ value, lines });
}

function trim({ value, lines }: LocatedText): LocatedText {
  const cut = value.length - value.trimStart().length;
  const first = Math.max(0, lines.filter(({ start }) => start <= cut).length - 1);
  const kept = lines.slice(first).map(({ start, fileStart }, index) => {
    const within = index === 0 ? cut - start : 0;
    return { start: start + within - cut, fileStart: fileStart + within };
  });
  return { value: value.trim(), lines: kept };
}
