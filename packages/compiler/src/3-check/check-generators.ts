import { type Entry, type GeneratorDeclaration, relatedPlaceAt } from '@outcrop/grammar';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { describeValue, entryOf, isMissing, isPoisoned, soundEntries, stringIn, stringOf } from '../2-resolve/values.ts';
import { FOREIGN_OUTPUT_TYPES, OUTPUT_TYPES } from '../generator-table.ts';
import type { Reporter } from '../reporter.ts';

/** A rule for the text of an entry. */
interface TextRule {
  readonly pattern: RegExp;
  readonly expected: string;
}

const ANY_TEXT: TextRule = { pattern: /^/, expected: 'a string' };

const ENTRIES: ReadonlyMap<string, TextRule> = new Map([
  ['output_type', ANY_TEXT],
  ['output_dir', { pattern: /./, expected: 'a path' }],
  ['version', { pattern: /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, expected: 'a full version in quotes: "0.226.2"' }],
  ['default_client_mode', { pattern: /^(async|sync)$/, expected: '"async" or "sync"' }],
  ['module_format', { pattern: /^(cjs|esm)$/, expected: '"cjs" or "esm"' }],
  ['on_generate', ANY_TEXT],
  ['client_package_name', ANY_TEXT],
  ['project', ANY_TEXT],
]);

/** Checks generators (OC701). */
export function checkGenerators({ generators }: Project, reporter: Reporter): void {
  for (const declared of generators) {
    for (const entry of soundEntries(declared.node.body)) checkEntry({ node: entry, file: declared.file }, reporter);
    checkOutputType(declared, reporter);
  }
  checkDirectories(generators, reporter);
}

function checkEntry({ node: { key, value }, file }: Declared<Entry>, reporter: Reporter): void {
  const report = reporter.in(file);
  const rule = ENTRIES.get(key.text);
  if (rule === undefined) {
    const advice = `entries: ${[...ENTRIES.keys()].join(', ')}`;
    report('generator-entry-unknown', key.span, { key: key.text, advice }, { hint: reporter.suggest(key.text, ENTRIES.keys()) });
    return;
  }
  if (isPoisoned(value)) return;
  const text = stringOf(value);
  if (text !== undefined && rule.pattern.test(text)) return;
  report('generator-value', value.span, { key: key.text, expected: rule.expected, found: describeValue(value) });
}

function checkOutputType({ node, file }: Declared<GeneratorDeclaration>, reporter: Reporter): void {
  const report = reporter.in(file);
  const value = entryOf(node.body, 'output_type')?.value;
  if (value === undefined) {
    if (isMissing(node.body, 'output_type')) report('generator-entry-missing', node.name.span, { name: node.name.text });
    return;
  }
  const name = stringOf(value);
  if (name === undefined || isPoisoned(value) || OUTPUT_TYPES.some((known) => known === name)) return;
  if (FOREIGN_OUTPUT_TYPES.includes(name)) {
    report('generator-unsupported', value.span, { name });
    return;
  }
  const known = [...OUTPUT_TYPES, ...FOREIGN_OUTPUT_TYPES];
  const expected = OUTPUT_TYPES.map((output) => `"${output}"`).join(' or ');
  report(
    'generator-value',
    value.span,
    { key: 'output_type', expected, found: describeValue(value) },
    { hint: reporter.suggest(name, known) },
  );
}

/** Two generators would overwrite each other's files. */
function checkDirectories(generators: readonly Declared<GeneratorDeclaration>[], reporter: Reporter): void {
  const seen = new Map<string, Declared<GeneratorDeclaration>>();
  for (const declared of generators) {
    const { node, file } = declared;
    const outputType = stringIn(node.body, 'output_type');
    if (!OUTPUT_TYPES.some((known) => known === outputType)) continue;
    const directory = normalizePath(stringIn(node.body, 'output_dir') ?? '../');
    const first = seen.get(directory);
    if (first === undefined) {
      seen.set(directory, declared);
    } else if (first.node.name.text !== node.name.text) {
      const related = [relatedPlaceAt(first.file, first.node.name.span, 'the other generator')];
      const parameters = { name: node.name.text, other: first.node.name.text };
      const entry = entryOf(node.body, 'output_dir');
      reporter.in(file)('generators-collide', entry?.value.span ?? node.name.span, parameters, { related });
    }
  }
}

/** One spelling for paths that name the same directory: `./a/../b/` is `b`. */
function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]+/)) {
    if (part === '.' || part === '') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}
