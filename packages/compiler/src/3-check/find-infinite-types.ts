import type { TypeExpression } from '@outcrop/grammar';
import { fieldsOf, findType, type TypeScope } from '../1-bind/type-scope.ts';

/**
 * Finds the classes and aliases without a finite value, among the given names and all that they need: the complement of the least fixed
 * point of "a class is finite if all its fields are, a union if any member is, lists, maps and optionals always".
 *
 * Each type is looked at once; what it waits for is told when it is known (`waiting`), so the work is linear in the size of the types.
 */
export function findInfiniteTypes(scope: TypeScope, names: Iterable<string>): ReadonlySet<string> {
  const infinite = new Set<string>();
  const finite = new Set<string>();
  const waiting = new Map<string, (() => void)[]>();
  const work: (() => void)[] = [];

  function begin(name: string): void {
    const found = findType(scope, name);
    if (found === undefined || found.node.kind === 'enum' || infinite.has(name) || finite.has(name)) return;
    infinite.add(name);
    const { node, file } = found;
    work.push(() => {
      if (node.kind === 'alias') whenFinite(node.type, () => finish(name));
      else if (node.kind === 'class')
        whenAllFinite(
          fieldsOf(scope, { node, file }).map((field) => field.node.type),
          () => finish(name),
        );
    });
  }

  function finish(name: string): void {
    infinite.delete(name);
    finite.add(name);
    for (const done of waiting.get(name) ?? []) work.push(done);
    waiting.delete(name);
  }

  function whenAllFinite(types: readonly TypeExpression[], done: () => void): void {
    let missing = types.length;
    if (missing === 0) done();
    for (const type of types) {
      whenFinite(type, () => {
        missing -= 1;
        if (missing === 0) done();
      });
    }
  }

  function whenFinite(type: TypeExpression, done: () => void): void {
    switch (type.kind) {
      case 'named':
        whenNameFinite(type.name.text, done);
        break;
      case 'parenthesized':
        whenFinite(type.inner, done);
        break;
      case 'union': {
        let isDone = false;
        for (const member of type.members) {
          whenFinite(member, () => {
            if (!isDone) done();
            isDone = true;
          });
        }
        break;
      }
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

  function whenNameFinite(name: string, done: () => void): void {
    begin(name);
    if (!infinite.has(name)) {
      done();
      return;
    }
    const others = waiting.get(name);
    if (others === undefined) waiting.set(name, [done]);
    else others.push(done);
  }

  for (const name of names) begin(name);
  for (let next = work.pop(); next !== undefined; next = work.pop()) next();
  return infinite;
}
