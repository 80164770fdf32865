import { relatedPlaceAt, type Span } from '@outcrop/grammar';
import type { Declared } from '../../1-bind/declared.ts';
import type { Project } from '../../1-bind/project.ts';
import { testedFunctions } from '../../2-resolve/resolve-tests.ts';
import { stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';

/** Checks that test names are unique for each function (OC202). */
export function checkTestNames({ tests }: Project, reporter: Reporter): void {
  const seen = new Map<string, Declared<Span>>();
  for (const { node, file } of tests) {
    const name = node.name.text;
    for (const value of testedFunctions(node)) {
      const tested = stringOf(value);
      if (tested === undefined || name === '') continue;
      const first = seen.get(`${tested} ${name}`);
      if (first === undefined) {
        seen.set(`${tested} ${name}`, { node: node.name.span, file });
        continue;
      }
      const isSame = first.node === node.name.span;
      const related = isSame ? [] : [relatedPlaceAt(first.file, first.node, `the first test \`${name}\` of \`${tested}\``)];
      reporter.in(file)('duplicate-test', isSame ? value.span : node.name.span, { name, function: tested }, { related });
    }
  }
}
