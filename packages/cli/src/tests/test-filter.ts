import { CommandError, EXIT } from '../exit-code.ts';

/** What a filter looks at. */
export interface Named {
  readonly name: string;
  readonly function: string;
}

/** Patterns that choose tests. */
export interface FilterOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/**
 * Chooses tests by patterns: `Function::Test`, `Function::`, `::Test`, or one name for either; `*` stands for any characters. Several included
 * patterns add up, and an excluded one wins. Gives them by function and name.
 *
 * @throws CommandError for a pattern with more than one `::`
 */
export function selectTests<Test extends Named>(tests: readonly Test[], { include = [], exclude = [] }: FilterOptions): readonly Test[] {
  const included = include.map(readPattern);
  const excluded = exclude.map(readPattern);
  return tests
    .filter((test) => (included.length === 0 || included.some((fits) => fits(test))) && !excluded.some((fits) => fits(test)))
    .sort((a, b) => compareNames(a.function, b.function) || compareNames(a.name, b.name));
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readPattern(pattern: string): (test: Named) => boolean {
  const parts = pattern.split('::');
  if (parts.length > 2) {
    throw new CommandError(`Cannot read the pattern ${pattern}.`, {
      advice: 'Write Function::Test, Function:: or ::Test.',
      exitCode: EXIT.usage,
    });
  }
  const [first, second] = parts.map(nameMatcher);
  if (first === undefined) return () => false;
  if (second === undefined) return (test) => first(test.name) || first(test.function);
  return (test) => first(test.function) && second(test.name);
}

/** Matches whole names; nothing matches every name. Linear: the pieces between `*` are found one after the other. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const [head = '', ...rest] = (pattern === '' ? '*' : pattern).split('*');
  const tail = rest.pop();
  if (tail === undefined) return (name) => name === head;
  return (name) => {
    if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
    let from = head.length;
    for (const piece of rest) {
      const at = name.indexOf(piece, from);
      if (at < 0 || at + piece.length > name.length - tail.length) return false;
      from = at + piece.length;
    }
    return from <= name.length - tail.length;
  };
}
