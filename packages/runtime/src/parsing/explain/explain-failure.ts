import type { NamedConstraint } from '../../program/index.ts';
import { textOf } from '../coerce/coerce-scalar.ts';
import type { Coercion } from '../coerce/coercion.ts';
import { outcomeOf } from '../coerce/constraints.ts';
import { finalValue } from '../coerce/final-value.ts';
import { displayNode } from '../read/display-form.ts';
import { ObjectNode, type TreeNode } from '../read/tree.ts';
import type { ClassSchema, Schema, UnionSchema } from '../schema/schema.ts';
import type { SpellingTable } from '../schema/spelling-table.ts';
import type { Failure } from './failure.ts';
import { typeName } from './type-name.ts';
import { fieldPath } from './value-path.ts';

/** How much of what was there is shown. */
const MAX_EXCERPT = 200;
/** How deep, and how many of several readings, explanations go. */
const MAX_LEVELS = 50;
const MAX_READINGS = 3;

/** What is explained: a type, the node that is none, and where it stands. */
interface Subject {
  readonly coercion: Coercion;
  readonly path: string;
  readonly level: number;
}

/** Says why a node does not fit a type. Only made for nodes that do not, after the fact: it looks at failed parts again. */
export function explainFailure(coercion: Coercion, schema: Schema, node: TreeNode): Failure {
  return explain({ coercion, path: '', level: 0 }, schema, node);
}

function explain(subject: Subject, schema: Schema, node: TreeNode): Failure {
  const plain = failureAt(subject, `expected ${typeName(schema)}, found ${excerpt(node)}`);
  if (subject.level >= MAX_LEVELS) return plain;
  const inner = innerReadings(node);
  if (inner !== undefined) return fewest(inner.map((reading) => explain(subject, schema, reading))) ?? plain;
  const failed = failedAssert(subject, schema, node);
  if (failed !== undefined) return failed;
  switch (schema.kind) {
    case 'alias':
      return explain({ ...subject, level: subject.level + 1 }, schema.target(), node);
    case 'class':
      return node instanceof ObjectNode ? explainObject(subject, schema, node) : plain;
    case 'union':
      return { ...plain, causes: explainMembers(subject, schema, node) };
    case 'enum':
      return { ...plain, reason: plain.reason + mentions(schema.spellings, schema.values, node) };
    default:
      return plain;
  }
}

function failureAt({ path }: Subject, reason: string, causes: readonly Failure[] = []): Failure {
  return { path, reason, causes };
}

/** Gives the readings of a node that stands for several, or for another. */
function innerReadings(node: TreeNode): readonly TreeNode[] | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  switch (node.kind) {
    case 'choice':
      return node.children.slice(0, MAX_READINGS);
    case 'piece':
    case 'fixed':
    case 'fence':
      return [node.inner];
    default:
      return undefined;
  }
}

/** The reading with the fewest faults is the one that was meant. */
function fewest(failures: readonly Failure[]): Failure | undefined {
  return [...failures].sort((one, other) => countLeaves(one) - countLeaves(other))[0];
}

function countLeaves({ causes }: Failure): number {
  return causes.length === 0 ? 1 : causes.reduce((sum, cause) => sum + countLeaves(cause), 0);
}

function explainObject(subject: Subject, schema: ClassSchema, node: ObjectNode): Failure {
  const { fields, findField } = schema.shape;
  const indexes = node.keys.map(findField);
  const causes = fields.flatMap((field, index): readonly Failure[] => {
    if (field.admitsNull || hasDefault(field.schema)) return [];
    const inner = { ...subject, path: fieldPath(subject.path, field.name), level: subject.level + 1 };
    const at = indexes.indexOf(index);
    const value = node.children[at];
    if (at === -1 || value === undefined) return [failureAt(inner, `missing, expected ${typeName(field.schema)}`)];
    const fits = subject.coercion.coerce(field.schema, value) !== undefined;
    return fits ? [] : [explain(inner, field.schema, value)];
  });
  return failureAt(subject, `not a ${schema.shape.name}, found ${excerpt(node)}`, causes);
}

function hasDefault({ kind, constraints }: Schema): boolean {
  return (kind === 'list' || kind === 'map') && constraints === undefined;
}

/** A union fails where all members fail. When just one of them is made of parts, its faults say the most. */
function explainMembers(subject: Subject, schema: UnionSchema, node: TreeNode): readonly Failure[] {
  if (!(node instanceof ObjectNode)) return [];
  const classes = schema.members.filter(({ kind }) => kind === 'class');
  const [only] = classes;
  return classes.length === 1 && only !== undefined ? [explain({ ...subject, level: subject.level + 1 }, only, node)] : [];
}

/** Finds the assert that refuses a value which fits otherwise. */
function failedAssert(subject: Subject, schema: Schema, node: TreeNode): Failure | undefined {
  const { constraints } = schema;
  if (constraints === undefined) return undefined;
  const coerced = subject.coercion.coerce({ ...schema, constraints: undefined }, node);
  if (coerced === undefined) return undefined;
  const value = finalValue(coerced);
  const failed = constraints.asserts.map((assert) => assertFault(subject.coercion, assert, value)).find((fault) => fault !== undefined);
  return failed === undefined ? undefined : failureAt(subject, `${failed}, found ${excerpt(node)}`);
}

function assertFault(coercion: Coercion, assert: NamedConstraint, value: unknown): string | undefined {
  const { name, expr } = assert;
  const label = `assert ${name === undefined ? '' : `${name} `}{{ ${expr} }}`;
  const outcome = outcomeOf(coercion.evaluate, assert, value);
  if (typeof outcome === 'string') return `${label} cannot be evaluated (${outcome})`;
  return outcome ? undefined : `${label} failed`;
}

/** Lists the values that a text mentions alike. */
function mentions(spellings: SpellingTable, values: readonly string[], node: TreeNode): string {
  const match = node === null ? undefined : spellings.match(textOf(node).text);
  if (match?.counts === undefined || match.value !== undefined) return '';
  const counts = [...match.counts].map(([value, count]) => `${values[value]} ${count === 1 ? 'once' : `${count} times`}`);
  return `, which mentions ${counts.join(', ')}`;
}

function excerpt(node: TreeNode): string {
  const text = displayNode(node);
  const short = text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT)}…` : text;
  return typeof node === 'string' ? JSON.stringify(short) : short;
}
