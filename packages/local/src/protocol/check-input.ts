import { validationError } from './aws-error.ts';
import type { MemberShape, ShapeTable, StructureShape, ValueShape } from './shape.ts';

const MAX_REPORTED = 10;

/**
 * Checks an input against a structure of the service model: unknown and missing members, types, enumerations, ranges, patterns, unions.
 * Throws one `ValidationException` that names up to ten places in the style of the service.
 */
export function checkInput(input: unknown, structureName: string, shapes: ShapeTable): void {
  const found: string[] = [];
  for (const violation of checkStructure(input, structureNamed(structureName, shapes), '', shapes)) {
    found.push(violation);
    if (found.length === MAX_REPORTED) break;
  }
  if (found.length === 0) return;
  const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
  throw validationError(`${count} detected: ${found.join('; ')}`);
}

/** Texts of violations, found as they are asked for. */
type Violations = Generator<string, void, undefined>;

function violation(path: string, constraint: string): string {
  return `Value at '${path}' failed to satisfy constraint: ${constraint}`;
}

function structureNamed(name: string, shapes: ShapeTable): StructureShape {
  const structure = shapes[name];
  if (!structure) throw new Error(`No structure named ${name} in the service model`);
  return structure;
}

function* checkStructure(value: unknown, structure: StructureShape, path: string, shapes: ShapeTable): Violations {
  if (!isRecord(value)) {
    yield violation(path || 'body', 'Member must be a structure');
    return;
  }
  const set = Object.keys(value).filter((name) => value[name] !== null && value[name] !== undefined);
  for (const name of set) {
    const member = Object.hasOwn(structure.members, name) ? structure.members[name] : undefined;
    if (member) yield* checkValue(value[name], member, join(path, name), shapes);
    else yield violation(join(path, name), 'Member is not known');
  }
  for (const [name, member] of Object.entries(structure.members)) {
    if (member.required && !set.includes(name)) yield violation(join(path, name), 'Member must not be null');
  }
  if (structure.union && set.length !== 1) {
    yield violation(path, `Member must have exactly one of [${Object.keys(structure.members).join(', ')}] set`);
  }
}

function* checkValue(value: unknown, shape: ValueShape | MemberShape, path: string, shapes: ShapeTable): Violations {
  switch (shape.type) {
    case 'structure':
      yield* checkStructure(value, structureNamed(shape.shape, shapes), path, shapes);
      break;
    case 'list':
      yield* checkList(value, shape, path, shapes);
      break;
    case 'map':
      yield* checkMap(value, shape, path, shapes);
      break;
    case 'string':
      yield* checkString(value, shape, path);
      break;
    case 'blob':
      yield* checkBlob(value, shape, path);
      break;
    case 'integer':
    case 'float':
      yield* checkNumber(value, shape, path);
      break;
    case 'boolean':
      if (typeof value !== 'boolean') yield violation(path, 'Member must be a boolean');
      break;
    case 'timestamp':
      if (typeof value !== 'number' && typeof value !== 'string') yield violation(path, 'Member must be a timestamp');
      break;
    case 'document':
      break;
  }
}

type ShapeOf<Type extends ValueShape['type']> = Extract<ValueShape, { type: Type }>;

function* checkList(value: unknown, shape: ShapeOf<'list'>, path: string, shapes: ShapeTable): Violations {
  if (!Array.isArray(value)) {
    yield violation(path, 'Member must be a list');
    return;
  }
  yield* checkLength(value.length, shape, path);
  for (const [index, item] of value.entries()) yield* checkValue(item, shape.items, join(path, String(index)), shapes);
}

function* checkMap(value: unknown, shape: ShapeOf<'map'>, path: string, shapes: ShapeTable): Violations {
  if (!isRecord(value)) {
    yield violation(path, 'Member must be a map');
    return;
  }
  const entries = Object.entries(value);
  yield* checkLength(entries.length, shape, path);
  for (const [key, item] of entries) {
    yield* checkValue(key, shape.key, join(path, key), shapes);
    yield* checkValue(item, shape.value, join(path, key), shapes);
  }
}

function* checkString(value: unknown, shape: ShapeOf<'string'>, path: string): Violations {
  if (typeof value !== 'string') {
    yield violation(path, 'Member must be a string');
    return;
  }
  yield* checkLength(value.length, shape, path);
  if (shape.enum && !shape.enum.includes(value)) yield violation(path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
  // No pattern runs over a text that is longer than the model allows.
  if (shape.pattern && value.length <= (shape.max ?? value.length) && !shape.pattern.test(value)) {
    yield violation(path, `Member must satisfy regular expression pattern: ${shape.pattern.source}`);
  }
}

function* checkBlob(value: unknown, shape: ShapeOf<'blob'>, path: string): Violations {
  if (value instanceof Uint8Array) yield* checkLength(value.length, shape, path);
  else if (typeof value !== 'string' || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) {
    yield violation(path, 'Member must be base64 text');
  } else yield* checkLength(Buffer.byteLength(value, 'base64'), shape, path);
}

function* checkNumber(value: unknown, shape: ShapeOf<'integer' | 'float'>, path: string): Violations {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    yield violation(path, 'Member must be a number');
    return;
  }
  if (shape.type === 'integer' && !Number.isInteger(value)) yield violation(path, 'Member must be an integer');
  if (shape.min !== undefined && value < shape.min) yield violation(path, `Member must have value greater than or equal to ${shape.min}`);
  if (shape.max !== undefined && value > shape.max) yield violation(path, `Member must have value less than or equal to ${shape.max}`);
}

function* checkLength(length: number, limits: { readonly min?: number; readonly max?: number }, path: string): Violations {
  if (limits.min !== undefined && length < limits.min) {
    yield violation(path, `Member must have length greater than or equal to ${limits.min}`);
  }
  if (limits.max !== undefined && length > limits.max) {
    yield violation(path, `Member must have length less than or equal to ${limits.max}`);
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
