import type { TestDeclaration, Value } from '@outcrop/grammar';
import { KIND_WORDS } from '../1-bind/declared.ts';
import { findDeclared, namesOfKind, type Project } from '../1-bind/project.ts';
import type { Reporter } from '../reporter.ts';
import { entryOf, isPoisoned, stringOf } from './values.ts';

/** Reports functions that tests name but nobody declares (OC402). */
// Differs: the reference implementation drops such tests without a word.
export function resolveTests(project: Project, reporter: Reporter): void {
  for (const { node, file } of project.tests) {
    for (const value of testedFunctions(node)) {
      const name = stringOf(value);
      if (name === undefined || isPoisoned(value) || findDeclared(project, 'function', name) !== undefined) continue;
      const report = reporter.in(file);
      const other = project.names.get(name);
      if (other !== undefined) report('wrong-reference', value.span, { name, kind: KIND_WORDS[other.node.kind], what: 'function' });
      else
        report(
          'unknown-reference',
          value.span,
          { name, what: 'function' },
          { hint: reporter.suggest(name, namesOfKind(project, 'function')) },
        );
    }
  }
}

/** The functions that a test names: a list, or a single name. */
export function testedFunctions({ body }: TestDeclaration): readonly Value[] {
  const value = entryOf(body, 'functions')?.value;
  if (value === undefined) return [];
  return value.kind === 'list' ? value.items : [value];
}
