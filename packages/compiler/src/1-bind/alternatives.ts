import type { TypeExpression } from '@outcrop/grammar';
import { findType, type TypeScope } from './type-scope.ts';

/** A type seen as a union. */
export interface Alternatives {
  /** Members that are neither unions, aliases, optionals, parentheses nor null; unknown names are left out. */
  readonly types: readonly TypeExpression[];
  readonly isNullable: boolean;
  /** A member is broken or unknown, so that anything may be meant. */
  readonly isOpen: boolean;
}

/**
 * Opens unions, parentheses, optionals and aliases until only members of other forms are left. Works off a list and visits each alias
 * once: chains and cycles of aliases may have any length.
 */
export function alternativesOf(type: TypeExpression, scope: TypeScope): Alternatives {
  const types: TypeExpression[] = [];
  const seen = new Set<string>();
  let isNullable = false;
  let isOpen = false;
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    switch (next.kind) {
      case 'parenthesized':
        open.push(next.inner);
        break;
      case 'optional':
        isNullable = true;
        open.push(next.inner);
        break;
      case 'union':
        // Backwards, because the last is taken first.
        for (const member of [...next.members].reverse()) open.push(member);
        break;
      case 'primitive':
        if (next.name === 'null') isNullable = true;
        else types.push(next);
        break;
      case 'broken':
        isOpen = true;
        break;
      case 'named': {
        const found = findType(scope, next.name.text)?.node;
        if (found === undefined) isOpen = true;
        else if (found.kind !== 'alias') types.push(next);
        else if (!seen.has(next.name.text)) {
          seen.add(next.name.text);
          open.push(found.type);
        }
        break;
      }
      case 'media':
      case 'literal':
      case 'list':
      case 'map':
        types.push(next);
    }
  }
  return { types, isNullable, isOpen };
}
