import type { FunctionDeclaration } from '@outcrop/grammar';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { describeValue, entryOf, isMissing, isPoisoned, soundEntries, stringOf } from '../2-resolve/values.ts';
import type { Reporter } from '../reporter.ts';

const ENTRIES = ['client', 'prompt'];

/** Checks that each function has a client and a prompt, and nothing else (OC401). */
export function checkFunctions({ functions }: Project, reporter: Reporter): void {
  for (const declared of functions) {
    if (declared.node.body.recovered) continue;
    checkEntryNames(declared, reporter);
    checkClient(declared, reporter);
    checkPrompt(declared, reporter);
  }
}

function checkEntryNames({ node, file }: Declared<FunctionDeclaration>, reporter: Reporter): void {
  const report = reporter.in(file);
  for (const { key } of soundEntries(node.body)) {
    if (ENTRIES.includes(key.text)) continue;
    report('function-entry-unknown', key.span, { key: key.text }, { hint: reporter.suggest(key.text, ENTRIES) });
  }
  const missing = ENTRIES.filter((key) => isMissing(node.body, key));
  if (missing.length === 0) return;
  report('function-entry-missing', node.name.span, { name: node.name.text, entry: missing.join(' and a ') });
}

function checkClient({ node, file }: Declared<FunctionDeclaration>, reporter: Reporter): void {
  const value = entryOf(node.body, 'client')?.value;
  if (value === undefined || isPoisoned(value) || stringOf(value) !== undefined) return;
  reporter.in(file)('client-not-a-name', value.span, { found: describeValue(value) });
}

function checkPrompt({ node, file }: Declared<FunctionDeclaration>, reporter: Reporter): void {
  const value = entryOf(node.body, 'prompt')?.value;
  if (value === undefined || isPoisoned(value) || value.kind === 'raw') return;
  const written = file.text.slice(value.span.start, value.span.end);
  const fix = value.kind === 'quoted' && !written.includes('\\') ? { fix: { span: value.span, replacement: `#${written}#` } } : {};
  reporter.in(file)('prompt-not-raw', value.span, {}, fix);
}
