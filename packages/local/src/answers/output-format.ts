import type { FormatType } from './format-type.ts';
import { parseFormatType } from './parse-format-type.ts';

/** What a prompt asks the answer to look like. */
export interface OutputFormat {
  readonly type: FormatType;
  /** The text of the format, hoisted definitions included. */
  readonly text: string;
  /** Gives the definition of a hoisted enum, class or alias. */
  define(name: string): FormatType | undefined;
}

const CATEGORIES = 'Answer with any of the categories:';
const SENTENCES = new RegExp(
  [
    'Answer as an? (?=(?:int|float|bool)\\b)',
    'Answer ONLY with (?=\\S+:)',
    'Answer using this specific value:',
    CATEGORIES,
    'Answer with a JSON Array using this [^\\n:]{1,80}:',
    'Answer in JSON using (?:this|any of these) [^\\n:]{1,80}:',
  ].join('|'),
  'g',
);

/**
 * Finds the output-format text in a prompt and reads it back into a type, or gives undefined if there is none. The last sentence that
 * announces a format wins; a prompt that puts its own words in the place of the sentence is recognised by its last unindented block.
 */
export function findOutputFormat(prompt: string): OutputFormat | undefined {
  const sentence = [...prompt.matchAll(SENTENCES)].at(-1);
  const block = sentence ?? [...prompt.matchAll(/[{[]$(?<=^(?!\s).*)/gm)].at(-1);
  if (!block) return undefined;
  const start = sentence ? block.index + block[0].length : block.index;
  const parsed = sentence?.[0] === CATEGORIES ? readCategories(prompt, start) : parseFormatType(prompt, start);
  if (!parsed) return undefined;
  const definitions = indexDefinitions(prompt.slice(0, block.index));
  return {
    type: parsed.type,
    text: prompt.slice(definitions.start, parsed.end),
    define: (name) => definitions.byName.get(name)?.(),
  };
}

interface Definitions {
  /** Where the first definition stands, or the end of the text. */
  readonly start: number;
  readonly byName: ReadonlyMap<string, () => FormatType | undefined>;
}

/** Lists what looks like a hoisted definition. Each is parsed only when the format refers to it, so stray prose costs nothing. */
function indexDefinitions(text: string): Definitions {
  const byName = new Map<string, () => FormatType | undefined>();
  let start = text.length;
  let offset = 0;
  for (const line of text.split('\n')) {
    const found = readDefinition(text, line, offset);
    if (found) {
      byName.set(found.name, once(found.read));
      start = Math.min(start, offset + line.lastIndexOf(found.name));
    }
    offset += line.length + 1;
  }
  return { start, byName };
}

/** A definition may be referred to thousands of times. */
function once(read: () => FormatType | undefined): () => FormatType | undefined {
  let result: { readonly type: FormatType | undefined } | undefined;
  return () => {
    result ??= { type: read() };
    return result.type;
  };
}

interface Definition {
  readonly name: string;
  read(): FormatType | undefined;
}

/** Reads the first line of a definition; it may follow other text on that line. */
function readDefinition(text: string, line: string, offset: number): Definition | undefined {
  const end = offset + line.length;
  const enumName = text.startsWith('\n----\n', end) ? lastWord(line) : undefined;
  if (enumName) return { name: enumName, read: () => readEnumValues(text, end + '\n----\n'.length).type };
  const className = line.endsWith(' {') ? lastWord(line.slice(0, -2)) : undefined;
  if (className) return { name: className, read: () => parseFormatType(text, end - 1)?.type };
  const alias = /(?:^|\s)([A-Za-z_]\w*) = (?=\S)/.exec(line);
  if (!alias?.[1]) return undefined;
  const target = offset + alias.index + alias[0].length;
  return { name: alias[1], read: () => parseFormatType(text, target)?.type };
}

function lastWord(line: string): string | undefined {
  const word = line.slice(line.lastIndexOf(' ') + 1);
  return /^[A-Za-z_]\w*$/.test(word) ? word : undefined;
}

/** Reads the block after the sentence for enums: its name, a rule of dashes, its values. */
function readCategories(prompt: string, offset: number): { readonly type: FormatType; readonly end: number } | undefined {
  const rule = prompt.indexOf('\n----\n', offset);
  return rule < 0 ? undefined : readEnumValues(prompt, rule + '\n----\n'.length);
}

/** Reads value lines up to an empty one. Lines that continue a description are indented. */
function readEnumValues(text: string, offset: number): { readonly type: FormatType; readonly end: number } {
  const blockEnd = text.indexOf('\n\n', offset);
  const end = blockEnd < 0 ? text.length : blockEnd;
  const values = text
    .slice(offset, end)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '))
    .map((line) => line.replace(/^[^\w\s]+\s+/, '').split(/:(?:\s|$)/)[0] ?? line);
  return { type: { kind: 'enum', values }, end };
}
