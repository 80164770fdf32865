import type { WireRequest } from '../server/wire.ts';
import { type AwsError, validationError } from './aws-error.ts';
import { checkInput } from './check-input.ts';
import { CONTROL_SHAPES } from './control-shapes.ts';
import type { Route } from './routes.ts';
import { RUNTIME_SHAPES } from './runtime-shapes.ts';
import type { MemberShape, ShapeTable } from './shape.ts';

/** An operation's input: the members of path, query, headers and body together, checked against the service model. */
export type OperationInput = Readonly<Record<string, unknown>>;

/** Reads and checks the input of an operation. Throws a `ValidationException`. */
export function readInput(route: Route, request: WireRequest): OperationInput {
  if (!route.input) return route.labels;
  const shapes: ShapeTable = Object.hasOwn(RUNTIME_SHAPES, route.input) ? RUNTIME_SHAPES : CONTROL_SHAPES;
  const members = Object.entries(shapes[route.input]?.members ?? {});
  const input: Record<string, unknown> = readBody(members, request);
  const query = new URLSearchParams(request.target.split('?')[1]);
  for (const [name, member] of members) {
    const text = readOutsideBody(member, member.as ?? name, { labels: route.labels, query, headers: request.headers });
    if (text !== undefined) input[name] = member.type === 'integer' ? Number(text) : text;
  }
  checkInput(input, route.input, shapes);
  return input;
}

function readBody(members: readonly (readonly [string, MemberShape])[], request: WireRequest): Record<string, unknown> {
  const payload = members.find(([, member]) => member.in === 'payload');
  if (payload) return { [payload[0]]: request.body };
  if (request.body.length === 0) return {};
  return { ...parseObject(request.body) };
}

interface Sources {
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
}

function readOutsideBody(member: MemberShape, name: string, sources: Sources): string | undefined {
  switch (member.in) {
    case 'uri':
      return sources.labels[name];
    case 'query':
      return sources.query.get(name) ?? undefined;
    case 'header':
      return sources.headers[name];
    default:
      return undefined;
  }
}

/** Parses a body that must be a JSON object. Throws a `ValidationException` when it is none. */
export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformedInput();
  return value as Readonly<Record<string, unknown>>;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw malformedInput();
  }
}

/** The error for a body that makes no sense. */
export function malformedInput(): AwsError {
  return validationError('Malformed input request, please reformat your input and try again.');
}
