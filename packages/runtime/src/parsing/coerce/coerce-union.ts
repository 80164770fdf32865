import { trimBlanks } from '../read/characters.ts';
import { displayNode } from '../read/display-form.ts';
import type { TreeNode } from '../read/tree.ts';
import { isTextLiteral, type Schema, type UnionSchema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import type { Coerced } from './coerced.ts';
import type { Coercion, Path } from './coercion.ts';

/** Gives the best member that the node is or can be made; the first that needs nothing at all wins at once. */
export function coerceUnion(coercion: Coercion, schema: UnionSchema, node: TreeNode, path: Path): Coerced | undefined {
  let best: Coerced | undefined;
  for (const member of coercion.isStrict ? schema.members : mentionedMembers(schema, node)) {
    // Only null itself is exactly null.
    if (coercion.isStrict && node === null && member.kind !== 'null') continue;
    const candidate = coercion.coerce(member, node, path, true);
    if (candidate?.score === 0) return markWinner(candidate, true);
    best = betterOf(best, candidate, true);
  }
  return markWinner(best, true);
}

/**
 * Leaves out the string literals that a text neither is nor mentions. Differs: in the reference implementation the first literal that occurs in
 * the text wins; here the text must be one of them or mention one more often than the others, as with enums.
 */
function mentionedMembers({ members, spellings, values }: UnionSchema, node: TreeNode): readonly Schema[] {
  if (spellings === undefined || node === null || typeof node === 'object') return members;
  const match = spellings.match(trimBlanks(displayNode(node)));
  const mentioned = values[match?.value ?? -1];
  return members.filter((member) => !isTextLiteral(member) || member.value === mentioned);
}
