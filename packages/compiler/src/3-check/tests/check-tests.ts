import type { TestDeclaration } from '@outcrop/grammar';
import type { Declared } from '../../1-bind/declared.ts';
import type { Project } from '../../1-bind/project.ts';
import { testedFunctions } from '../../2-resolve/resolve-tests.ts';
import { describeValue, entryOf, isMissing, isPoisoned, soundEntries, stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';

const ENTRIES = ['functions', 'args'];

/** Checks the entries of tests (OC601). */
export function checkTests({ tests }: Project, reporter: Reporter): void {
  for (const test of tests) {
    checkEntryNames(test, reporter);
    checkFunctions(test, reporter);
    checkArguments(test, reporter);
  }
}

function checkEntryNames({ node, file }: Declared<TestDeclaration>, reporter: Reporter): void {
  const report = reporter.in(file);
  for (const { key } of soundEntries(node.body)) {
    if (ENTRIES.includes(key.text)) continue;
    report('test-entry-unknown', key.span, { key: key.text }, { hint: reporter.suggest(key.text, ENTRIES) });
  }
  const name = node.name.text;
  if (isMissing(node.body, 'functions')) {
    report('test-entry-missing', node.name.span, { name, entry: 'functions', form: '`functions [Name]`' });
  }
  if (isMissing(node.body, 'args')) {
    report('test-entry-missing', node.name.span, { name, entry: 'args', form: '`args { }`, also for a function without parameters' });
  }
}

function checkFunctions({ node, file }: Declared<TestDeclaration>, reporter: Reporter): void {
  const value = entryOf(node.body, 'functions')?.value;
  if (value?.kind === 'list' && value.items.length === 0) {
    reporter.in(file)('test-entry-kind', value.span, { key: 'functions', expected: 'a list of names', found: 'an empty list' });
  }
  for (const item of testedFunctions(node)) {
    if (isPoisoned(item) || stringOf(item) !== undefined) continue;
    const expected = 'a list of names of functions';
    reporter.in(file)('test-entry-kind', item.span, { key: 'functions', expected, found: describeValue(item) });
  }
}

function checkArguments({ node, file }: Declared<TestDeclaration>, reporter: Reporter): void {
  const value = entryOf(node.body, 'args')?.value;
  if (value === undefined || isPoisoned(value) || value.kind === 'map') return;
  reporter.in(file)('test-entry-kind', value.span, { key: 'args', expected: 'a map', found: describeValue(value) });
}
