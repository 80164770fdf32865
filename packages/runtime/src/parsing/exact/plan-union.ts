import type { ClassSchema, LiteralSchema, Schema, UnionSchema } from '../schema/schema.ts';

/** Which members of a union a parsed value can be, by its kind. */
export interface UnionPlan {
  readonly scalars: readonly Schema[];
  readonly lists: readonly Schema[];
  readonly objects: readonly Schema[];
  /** A key whose text tells the classes apart. */
  readonly discriminator: { readonly key: string; readonly members: ReadonlyMap<string, Schema> } | undefined;
}

const PLANS: WeakMap<UnionSchema, UnionPlan | 'none'> = new WeakMap();

/** Gives the plan of a union; nothing when only the general way can tell its members apart. */
export function planUnion(schema: UnionSchema): UnionPlan | undefined {
  let plan = PLANS.get(schema);
  if (plan === undefined) {
    plan = makePlan(schema);
    PLANS.set(schema, plan);
  }
  return plan === 'none' ? undefined : plan;
}

function makePlan({ members }: UnionSchema): UnionPlan | 'none' {
  if (members.some(({ kind }) => kind === 'alias' || kind === 'union') || mixesNumbers(members)) return 'none';
  const ofKind = (...kinds: readonly Schema['kind'][]) => members.filter(({ kind }) => kinds.includes(kind));
  const objects = ofKind('class', 'map');
  const classes = objects.filter((member): member is ClassSchema => member.kind === 'class');
  return {
    scalars: ofKind('string', 'int', 'float', 'bool', 'literal', 'enum'),
    lists: ofKind('list'),
    objects,
    discriminator: classes.length > 1 && classes.length === objects.length ? findDiscriminator(classes) : undefined,
  };
}

/** `JSON.parse` does not tell `1` from `1.0`. That matters when a member that takes only one of them has checks. */
function mixesNumbers(members: readonly Schema[]): boolean {
  const numbers = members.filter((member) => member.kind === 'int' || member.kind === 'float' || isNumberLiteral(member));
  return numbers.length > 1 && numbers.some(({ constraints }) => constraints !== undefined);
}

function isNumberLiteral(schema: Schema): boolean {
  return schema.kind === 'literal' && typeof schema.value === 'number';
}

function findDiscriminator(classes: readonly ClassSchema[]): UnionPlan['discriminator'] {
  const [first] = classes;
  for (const { key } of first?.shape.fields ?? []) {
    const values = classes.map((member) => literalAt(member, key));
    const known = values.filter((value) => value !== undefined);
    if (new Set(known).size === classes.length)
      return { key, members: new Map(classes.map((member, index) => [known[index] ?? '', member])) };
  }
  return undefined;
}

/** Gives the text that the field of a key must hold. */
function literalAt({ shape }: ClassSchema, key: string): string | undefined {
  const schema = shape.fields[shape.byKey.get(key) ?? -1]?.schema;
  return schema !== undefined && isTextLiteral(schema) ? schema.value : undefined;
}

function isTextLiteral(schema: Schema): schema is LiteralSchema & { readonly value: string } {
  return schema.kind === 'literal' && typeof schema.value === 'string';
}
