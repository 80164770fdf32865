import type { TypeExpression } from '@outcrop/grammar';
import { fieldsOf, findType, type TypeScope } from '../1-bind/type-scope.ts';

/**
 * Finds the classes and aliases without a finite value, among the given names and all that they need: the complement of the least fixed
 * point of "a class is finite if all its fields are, a union if any member is, lists, maps and optionals always".
 *
 * Each type is looked at once; what waits for it is told when it is known, so the work is linear in the size of the types.
 */
export function findInfiniteTypes(scope: TypeScope, names: Iterable<string>): ReadonlySet<string> {
  const search: Search = { scope, infinite: new Set(), finite: new Set(), waiting: new Map(), work: [] };
  for (const name of names) begin(search, name);
  for (let next = search.work.pop(); next !== undefined; next = search.work.pop()) next();
  return search.infinite;
}

interface Search {
  readonly scope: TypeScope;
  /** Types that were begun and are not known to be finite. */
  readonly infinite: Set<string>;
  readonly finite: Set<string>;
  /** What is to be done when a type turns out to be finite. */
  readonly waiting: Map<string, (() => void)[]>;
  /** Done one after the other, so that chains of types may have any length. */
  readonly work: (() => void)[];
}

function begin(search: Search, name: string): void {
  const found = findType(search.scope, name);
  if (found === undefined || found.node.kind === 'enum' || search.infinite.has(name) || search.finite.has(name)) return;
  const { node, file } = found;
  search.infinite.add(name);
  const types = node.kind === 'alias' ? [node.type] : fieldsOf(search.scope, { node, file }).map((field) => field.node.type);
  search.work.push(() => whenAllFinite(search, types, () => finish(search, name)));
}

function finish({ infinite, finite, waiting, work }: Search, name: string): void {
  infinite.delete(name);
  finite.add(name);
  for (const done of waiting.get(name) ?? []) work.push(done);
  waiting.delete(name);
}

function whenAllFinite(search: Search, types: readonly TypeExpression[], done: () => void): void {
  let missing = types.length;
  if (missing === 0) done();
  for (const type of types) {
    whenFinite(search, type, () => {
      missing -= 1;
      if (missing === 0) done();
    });
  }
}

function whenFinite(search: Search, type: TypeExpression, done: () => void): void {
  switch (type.kind) {
    case 'named':
      whenNameFinite(search, type.name.text, done);
      break;
    case 'parenthesized':
      whenFinite(search, type.inner, done);
      break;
    case 'union':
      whenAnyFinite(search, type.members, done);
      break;
    case 'primitive':
    case 'media':
    case 'literal':
    case 'list':
    case 'map':
    case 'optional':
    case 'broken':
      done();
  }
}

function whenAnyFinite(search: Search, types: readonly TypeExpression[], done: () => void): void {
  let isDone = false;
  for (const type of types) {
    whenFinite(search, type, () => {
      if (!isDone) done();
      isDone = true;
    });
  }
}

function whenNameFinite(search: Search, name: string, done: () => void): void {
  begin(search, name);
  if (!search.infinite.has(name)) {
    done();
    return;
  }
  const others = search.waiting.get(name);
  if (others === undefined) search.waiting.set(name, [done]);
  else others.push(done);
}
