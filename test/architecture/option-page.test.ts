import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@outcrop/compiler';
import { BEDROCK_OPTIONS, type OptionKind, type OptionTable } from 'outcrop/program';
import { describe, expect, it } from 'vitest';
import { root } from './source-imports.ts';

const page = readFileSync(join(root, 'packages/runtime/OPTIONS.md'), 'utf8');
const [ofBedrock = '', ofOthers = ''] = page.split('## Strategies\n');

interface Row {
  readonly path: string;
  readonly accepts: string;
}

/** The rows of all tables of a text: a path of an option, what it accepts, its default, what it does. */
function rowsOf(text: string): readonly Row[] {
  return [...text.matchAll(/^\| `([\w.]+)` \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, path = '', accepts = '']) => ({ path, accepts }));
}

/** Every path that a client can write a value at, with what stands there, in the order of the table. */
function pathsOf(table: OptionTable, prefix: string = ''): readonly (readonly [path: string, kind: OptionKind])[] {
  return [...table].flatMap(([name, kind]) => {
    const path = `${prefix}${name}`;
    if (kind.kind === 'map') return pathsOf(kind.entries, `${path}.`);
    const kinds = kind.kind === 'either' ? kind.kinds : [];
    return [[path, kind] as const, ...kinds.flatMap((inner) => (inner.kind === 'map' ? pathsOf(inner.entries, `${path}.`) : []))];
  });
}

/** What the column "accepts" must say of a kind. */
function marksOf(kind: OptionKind): readonly string[] {
  switch (kind.kind) {
    case 'text':
    case 'boolean':
    case 'json':
    case 'map':
      return [];
    case 'word':
      return kind.words.map((word) => `"${word}"`);
    case 'number':
      return [kind.min, kind.max].filter((bound) => bound !== undefined).map(String);
    case 'list':
      return ['list', ...[kind.min, kind.max].filter((bound) => bound !== undefined).map(String), ...marksOf(kind.item)];
    case 'dictionary':
      return ['map', ...(kind.max === undefined ? [] : [`${kind.max}`])];
    case 'either':
      return kind.kinds.flatMap(marksOf);
    case 'object':
      return ['code', 'only'];
  }
}

/** The words of a text, those in quotes with them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/"[^"]*"|\w+/g) ?? [];
}

function isQuoted(word: string): boolean {
  return word.startsWith('"');
}

describe('the page of options', () => {
  const rows = rowsOf(ofBedrock);
  const paths = pathsOf(BEDROCK_OPTIONS);

  it('has a row for every option, in the order of the table, and no other row', () => {
    expect(rows.map(({ path }) => path)).toEqual(paths.map(([path]) => path));
  });

  it.each(paths)('says what %s accepts', (path, kind) => {
    const { accepts = '' } = rows.find((row) => row.path === path) ?? {};
    const [marks, words] = [marksOf(kind), wordsOf(accepts)];
    expect(words).toEqual(expect.arrayContaining([...marks]));
    if (marks.length > 0) expect(words.filter(isQuoted)).toEqual(marks.filter(isQuoted));
  });

  it('shows strategies and retry policies that compile, with every option of their tables', () => {
    const examples = [...ofOthers.matchAll(/```baml\n([\s\S]*?)```/g)].map(([, source = '']) => source).join('\n');
    expect(compile({ 'examples.baml': examples }).diagnostics).toEqual([]);
    const written = new Set(examples.match(/\w+/g));
    expect(rowsOf(ofOthers).filter(({ path }) => !path.split('.').every((name) => written.has(name)))).toEqual([]);
    expect(rowsOf(ofOthers)).not.toEqual([]);
  });
});
