import { remembered } from '../../text/remembered.ts';
import { type ClassSchema, isTextLiteral, type Schema, type UnionSchema } from '../schema/schema.ts';

/** Which members of a union a parsed value can be, by its kind. */
export interface UnionPlan {
  readonly scalars: readonly Schema[];
  readonly lists: readonly Schema[];
  readonly objects: readonly Schema[];
  /** A key whose text tells the classes apart. */
  readonly discriminator: { readonly key: string; readonly members: ReadonlyMap<unknown, Schema> } | undefined;
}

/** Gives the plan of a union; an empty one when only the general way can tell its members apart. */
export const planUnion: (schema: UnionSchema) => UnionPlan = remembered(new WeakMap(), ({ members: all }) => {
  const isUnclear = all.some(({ kind }) => kind === 'alias' || kind === 'union') || mixesNumbers(all);
  const members = isUnclear ? [] : all;
  const ofKind = (...kinds: readonly Schema['kind'][]) => members.filter(({ kind }) => kinds.includes(kind));
  const objects = ofKind('class', 'map');
  const classes = objects.filter((member) => member.kind === 'class');
  return {
    scalars: ofKind('string', 'int', 'float', 'bool', 'literal', 'enum'),
    lists: ofKind('list'),
    objects,
    discriminator: classes.length > 1 && classes.length === objects.length ? findDiscriminator(classes) : undefined,
  };
});

/** `JSON.parse` does not tell `1` from `1.0`. That matters when a member that takes only one of them has checks. */
function mixesNumbers(members: readonly Schema[]): boolean {
  const numbers = members.filter(
    (member) => member.kind === 'int' || member.kind === 'float' || (member.kind === 'literal' && typeof member.value === 'number'),
  );
  return numbers.length > 1 && numbers.some(({ constraints }) => constraints !== undefined);
}

function findDiscriminator(classes: readonly ClassSchema[]): UnionPlan['discriminator'] {
  for (const { key } of classes[0]?.shape.fields ?? []) {
    const members = new Map(classes.map((member) => [literalAt(member, key), member]));
    members.delete(undefined);
    if (members.size === classes.length) return { key, members };
  }
  return undefined;
}

/** Gives the text that the field of a key must hold. */
function literalAt({ shape }: ClassSchema, key: string): string | undefined {
  const schema = shape.fields[shape.byKey.get(key) ?? -1]?.schema;
  return schema !== undefined && isTextLiteral(schema) ? schema.value : undefined;
}
