import type { Coercion } from '../coerce/coercion.ts';
import { outcomeOf } from '../coerce/constraints.ts';
import { finalValue } from '../coerce/final-value.ts';
import { trimBlanks } from '../read/characters.ts';
import { displayNode } from '../read/display-form.ts';
import { ObjectNode, type TreeNode } from '../read/tree.ts';
import { type ClassSchema, type EnumSchema, hasEmptyValue, type Schema } from '../schema/schema.ts';
import { type Failure, leavesOf } from './failure.ts';
import { typeName } from './type-name.ts';
import { valuePath } from './value-path.ts';

/** How much of what was there is shown. */
const MAX_EXCERPT = 200;
/** How deep, and how many of several readings, explanations go. */
const MAX_LEVELS = 50;
const MAX_READINGS = 3;

/** Where the value stands that is explained, and what can be asked about it. */
export interface Subject {
  readonly coercion: Coercion;
  readonly path: string;
  readonly level: number;
}

/** Says why a node does not fit a type. Only made for nodes that do not, after the fact: it looks at failed parts again. */
export function explainFailure(subject: Subject, schema: Schema, node: TreeNode): Failure {
  const plain = failureAt(subject, `expected ${typeName(schema)}, found ${excerpt(node)}`);
  if (subject.level >= MAX_LEVELS) return plain;
  const readings = innerReadings(node).map((reading) => explainFailure(subject, schema, reading));
  // The reading with the fewest faults is the one that was meant.
  const [meant] = readings.sort((one, other) => leavesOf(one).length - leavesOf(other).length);
  if (meant !== undefined) return meant;
  const failed = failedAssert(subject, schema, node);
  if (failed !== undefined) return failed;
  const below = { ...subject, level: subject.level + 1 };
  switch (schema.kind) {
    case 'alias':
      return explainFailure(below, schema.target(), node);
    case 'class':
      return node instanceof ObjectNode ? explainObject(below, schema, node) : plain;
    case 'union': {
      // When just one of the members that failed is made of parts, its faults say the most.
      const classes = node instanceof ObjectNode ? schema.members.filter(({ kind }) => kind === 'class') : [];
      return classes.length === 1 ? { ...plain, causes: classes.map((only) => explainFailure(below, only, node)) } : plain;
    }
    case 'enum':
      return { ...plain, reason: plain.reason + mentions(schema, node) };
    default:
      return plain;
  }
}

function failureAt({ path }: Subject, reason: string, causes: readonly Failure[] = []): Failure {
  return { path, reason, causes };
}

/** Gives the readings of a node that stands for several, or for another. */
function innerReadings(node: TreeNode): readonly TreeNode[] {
  if (typeof node !== 'object' || node === null) return [];
  if (node.kind === 'choice') return node.children.slice(0, MAX_READINGS);
  return 'inner' in node ? [node.inner] : [];
}

function explainObject(subject: Subject, { name, shape }: ClassSchema, node: ObjectNode): Failure {
  const indexes = node.keys.map(shape.findField);
  const causes = shape.fields.flatMap((field, index): readonly Failure[] => {
    if (field.admitsNull || (hasEmptyValue(field.schema) && field.schema.constraints === undefined)) return [];
    const inner = { ...subject, path: valuePath(subject.path, field.name) };
    const value = node.children[indexes.indexOf(index)];
    if (value === undefined) return [failureAt(inner, `missing, expected ${typeName(field.schema)}`)];
    const fits = subject.coercion.coerce(field.schema, value) !== undefined;
    return fits ? [] : [explainFailure(inner, field.schema, value)];
  });
  return failureAt(subject, `not a ${name}, found ${excerpt(node)}`, causes);
}

/** Finds the assert that refuses a value which fits otherwise. */
function failedAssert(subject: Subject, schema: Schema, node: TreeNode): Failure | undefined {
  const { coercion } = subject;
  const asserts = schema.constraints?.asserts ?? [];
  const coerced = asserts.length === 0 ? undefined : coercion.coerce({ ...schema, constraints: undefined }, node);
  if (coerced === undefined) return undefined;
  for (const assert of asserts) {
    const outcome = outcomeOf(coercion.evaluate, assert, finalValue(coerced));
    if (outcome === true) continue;
    const label = `assert ${assert.name === undefined ? '' : `${assert.name} `}{{ ${assert.expr} }}`;
    const fault = typeof outcome === 'string' ? `cannot be evaluated (${outcome})` : 'failed';
    return failureAt(subject, `${label} ${fault}, found ${excerpt(node)}`);
  }
  return undefined;
}

/** Lists the values that a text mentions alike. */
function mentions({ spellings, values }: EnumSchema, node: TreeNode): string {
  const match = node === null ? undefined : spellings.match(trimBlanks(displayNode(node)));
  if (match?.counts === undefined || match.value !== undefined) return '';
  const counts = [...match.counts].map(([value, count]) => `${values[value]} ${count === 1 ? 'once' : `${count} times`}`);
  return `, which mentions ${counts.join(', ')}`;
}

function excerpt(node: TreeNode): string {
  const text = displayNode(node);
  const short = text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
  return typeof node === 'string' ? JSON.stringify(short) : short;
}
