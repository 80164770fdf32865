import type { TreeNode } from '../read/tree.ts';
import { isTextLiteral, type Schema, type UnionSchema } from '../schema/schema.ts';
import { betterOf, markWinner } from './best-candidate.ts';
import { textOf } from './coerce-scalar.ts';
import { Coerced, UNION_MATCH } from './coerced.ts';
import type { Coercion, Path } from './coercion.ts';

/** Gives the best member that the node is without any repair; the first that needs nothing filled in wins at once. */
export function castUnion(coercion: Coercion, schema: UnionSchema, node: TreeNode): Coerced | undefined {
  if (node === null) return schema.hasNull ? new Coerced(nullMember(schema), null, 0, UNION_MATCH) : undefined;
  let best: Coerced | undefined;
  for (const member of schema.members) {
    const candidate = coercion.cast(member, node);
    if (candidate?.score === 0) return markWinner(candidate, true);
    best = betterOf(best, candidate, true);
  }
  return markWinner(best, true);
}

/** Gives the best member that the node can be made. */
export function coerceUnion(coercion: Coercion, schema: UnionSchema, node: TreeNode, path: Path | undefined): Coerced | undefined {
  const mention = findMention(schema, node);
  let best: Coerced | undefined;
  for (const member of schema.members) {
    if (isUnmentioned(member, mention)) continue;
    const candidate = coercion.coerce(member, node, path, true);
    if (candidate?.score === 0) return markWinner(candidate, true);
    best = betterOf(best, candidate, true);
  }
  return markWinner(best, true);
}

function nullMember(schema: UnionSchema): Schema {
  return schema.members.at(-1) ?? schema;
}

/** The literal that a text is or mentions, among several; `none` when it mentions none or several alike. */
type Mention = { readonly literal: string | undefined } | undefined;

/**
 * Looks for the members that are string literals all at once. Differs: in the reference implementation the first literal that occurs in
 * the text wins; here the text must be one of them or mention one more often than the others, as with enums.
 */
function findMention(schema: UnionSchema, node: TreeNode): Mention {
  if (schema.spellings === undefined || node === null || typeof node === 'object') return undefined;
  const match = schema.spellings.match(textOf(node).text);
  return { literal: schema.values[match?.value ?? -1] };
}

function isUnmentioned(member: Schema, mention: Mention): boolean {
  return mention !== undefined && isTextLiteral(member) && member.value !== mention.literal;
}
