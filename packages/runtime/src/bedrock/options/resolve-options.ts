import { BamlInvalidArgumentError } from '../../errors/index.ts';
import {
  BEDROCK_OPTIONS,
  type DictionaryKind,
  FOREIGN_OPTIONS,
  type NumberKind,
  type OptionKind,
  type OptionTable,
  type TextKind,
} from '../../program/index.ts';
import type { Env } from '../platform.ts';
import type { BedrockOptions } from './bedrock-options.ts';
import { checkOptionsFit } from './check-options-fit.ts';
import { nearestName } from './nearest-name.ts';
import { snakeCase } from './snake-case.ts';

/** Options as a Program or a registry holds them: `{ env: NAME }` references, and in registries functions and objects too. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** JSON values deeper than this are refused: options are written by people. */
const MAX_DEPTH = 64;

/**
 * Checks the options of one client and replaces references to environment variables. Keys may be written in snake_case or camelCase;
 * the result has snake_case. `undefined` values count as not written.
 *
 * @throws BamlInvalidArgumentError naming client and option, or client and environment variable. Never quotes a text value, which may be
 * a secret.
 */
export function resolveOptions(client: string, raw: RawOptions, env: Env): BedrockOptions {
  const options = resolveModelless(client, raw, env);
  if (options.model === undefined && options.inference_profile === undefined) throw fail(client, 'model_id is required');
  return options;
}

/** Like {@link resolveOptions}, for requests that may do without a model. */
export function resolveModelless(client: string, raw: RawOptions, env: Env): BedrockOptions {
  const resolved = readOptions(client, raw, env);
  checkOptionsFit(resolved, (problem) => fail(client, problem));
  return resolved;
}

/** Like {@link resolveOptions}, for some of a client's options: whether they fit together is not looked at. */
export function readOptions(client: string, raw: RawOptions, env: Env): BedrockOptions {
  const { model_id, ...options } = readMap({ client, env }, BEDROCK_OPTIONS, raw, '') as BedrockOptions & { readonly model_id?: string };
  if (model_id !== undefined && options.model !== undefined) throw fail(client, 'model_id and model cannot both be provided');
  return model_id === undefined ? options : { ...options, model: model_id };
}

/** What reading one client's options needs to know. */
interface Reader {
  readonly client: string;
  readonly env: Env;
}

function fail(client: string, problem: string): BamlInvalidArgumentError {
  return new BamlInvalidArgumentError({ message: `client "${client}": ${problem}` });
}

function misfit(reader: Reader, path: string, expected: string): BamlInvalidArgumentError {
  return fail(reader.client, `option ${path} must be ${expected}`);
}

function readMap(reader: Reader, table: OptionTable, raw: RawOptions, path: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [written, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    const key = snakeCase(written);
    const kind = table.get(key);
    const keyPath = path === '' ? key : `${path}.${key}`;
    if (kind === undefined) throw fail(reader.client, unknownOption(written, key, table));
    if (Object.hasOwn(result, key)) throw fail(reader.client, `option ${keyPath} is given twice`);
    result[key] = readValue(reader, kind, value, keyPath);
  }
  return result;
}

function unknownOption(written: string, key: string, table: OptionTable): string {
  const suggestion = (table === BEDROCK_OPTIONS ? FOREIGN_OPTIONS.get(key) : undefined) ?? nearestName(key, table.keys());
  return `unknown option "${written}"${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}

function readValue(reader: Reader, kind: OptionKind, value: unknown, path: string): unknown {
  // A key that the user chose may be `env` too: a variable never holds a whole map.
  if (kind.kind !== 'dictionary' && isEnvReference(value)) return readEnv(reader, kind, value.env, path);
  switch (kind.kind) {
    case 'text':
      return readText(reader, kind, value, path);
    case 'number':
      if (!isNumberIn(kind, value)) throw misfit(reader, path, describe(kind));
      return value;
    case 'word':
      if (typeof value !== 'string' || !kind.words.includes(value)) throw misfit(reader, path, describe(kind));
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw misfit(reader, path, describe(kind));
      return value;
    case 'list':
      if (!Array.isArray(value) || value.length > (kind.max ?? Number.POSITIVE_INFINITY)) throw misfit(reader, path, describe(kind));
      return value.map((item, index) => readValue(reader, kind.item, item, `${path}[${index}]`));
    case 'map':
      if (!isObject(value)) throw misfit(reader, path, describe(kind));
      return readMap(reader, kind.entries, value, path);
    case 'dictionary':
      return readDictionary(reader, kind, value, path);
    case 'either':
      return readValue(reader, fittingKind(kind.kinds, value) ?? unfit(reader, kind, path), value, path);
    case 'json':
      return readJson(reader, value, path, 0);
    case 'object':
      if (typeof value !== 'function' && !isObject(value)) throw misfit(reader, path, describe(kind));
      return value;
  }
}

function unfit(reader: Reader, kind: OptionKind, path: string): never {
  throw misfit(reader, path, describe(kind));
}

function readText(reader: Reader, kind: TextKind, value: unknown, path: string): string {
  if (typeof value !== 'string') throw misfit(reader, path, describe(kind));
  if (value === '' && kind.empty !== true) throw fail(reader.client, `option ${path} is empty`);
  if (kind.form !== undefined && !kind.form.pattern.test(value)) throw misfit(reader, path, describe(kind));
  return value;
}

function readDictionary(reader: Reader, kind: DictionaryKind, value: unknown, path: string): object {
  if (!isObject(value)) throw misfit(reader, path, describe(kind));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length > (kind.max ?? Number.POSITIVE_INFINITY)) throw misfit(reader, path, describe(kind));
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, item] of entries) {
    if (kind.key !== undefined && !kind.key.pattern.test(key)) throw fail(reader.client, `keys of option ${path} must be ${kind.key.name}`);
    result[key] = readValue(reader, kind.value, item, `${path}.${key}`);
  }
  return result;
}

function readJson(reader: Reader, value: unknown, path: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw fail(reader.client, `option ${path} is nested too deeply`);
  if (isEnvReference(value)) return lookUp(reader, value.env, path);
  if (Array.isArray(value)) return value.map((item, index) => readJson(reader, item, `${path}[${index}]`, depth + 1));
  if (isObject(value)) {
    const result: Record<string, unknown> = Object.create(null);
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) result[key] = readJson(reader, item, `${path}.${key}`, depth + 1);
    }
    return result;
  }
  const isJson = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!isJson) throw misfit(reader, path, 'JSON');
  return value;
}

/** An environment variable is text: numbers are read from it, everything else is checked as if it stood in the source. */
function readEnv(reader: Reader, kind: OptionKind, name: string, path: string): unknown {
  const content = lookUp(reader, name, path);
  try {
    return readValue(reader, kind, envContent(kind, content), path);
  } catch (error) {
    if (!(error instanceof BamlInvalidArgumentError)) throw error;
    throw fail(reader.client, `the environment variable \`${name}\` (option ${path}) must be ${describe(kind)}`);
  }
}

function envContent(kind: OptionKind, content: string): unknown {
  if (kind.kind === 'number') return content.trim() === '' ? content : Number(content);
  if (kind.kind === 'boolean') return content === 'true' ? true : content === 'false' ? false : content;
  return content;
}

function lookUp(reader: Reader, name: string, path: string): string {
  const content = reader.env(name);
  if (content !== undefined) return content;
  const message = `client "${reader.client}" needs the environment variable \`${name}\` (option ${path}), which is not set`;
  throw new BamlInvalidArgumentError({ message });
}

function isEnvReference(value: unknown): value is { readonly env: string } {
  return isObject(value) && typeof value.env === 'string' && Object.keys(value).length === 1;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberIn({ whole, min = Number.NEGATIVE_INFINITY, max = Number.MAX_SAFE_INTEGER }: NumberKind, value: unknown): value is number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) return false;
  return whole !== true || Number.isSafeInteger(value);
}

/** The alternative whose outer form fits; its details are checked when it is read. */
function fittingKind(kinds: readonly OptionKind[], value: unknown): OptionKind | undefined {
  return kinds.find((kind) => {
    if (kind.kind === 'boolean' || kind.kind === 'number') return typeof value === kind.kind;
    if (kind.kind === 'text') return typeof value === 'string';
    if (kind.kind === 'word') return typeof value === 'string' && kind.words.includes(value);
    if (kind.kind === 'list') return Array.isArray(value);
    return isObject(value);
  });
}

/** Says in words what an option accepts: `a whole number from 1 to 2147483647`. */
function describe(kind: OptionKind): string {
  switch (kind.kind) {
    case 'text':
      return kind.form?.name ?? 'a string';
    case 'number':
      return describeNumber(kind);
    case 'word':
      return kind.words.map((word) => `"${word}"`).join(' or ');
    case 'boolean':
      return 'true or false';
    case 'list':
      return kind.max === undefined ? 'an array' : `an array of at most ${kind.max} items`;
    case 'map':
      return 'a map';
    case 'dictionary':
      return kind.max === undefined ? 'a map' : `a map of at most ${kind.max} entries`;
    case 'either':
      return kind.kinds.map(describe).join(' or ');
    case 'json':
      return 'JSON';
    case 'object':
      return 'a function or an object';
  }
}

function describeNumber({ whole, min, max }: NumberKind): string {
  const noun = whole === true ? 'a whole number' : 'a number';
  if (min === undefined) return noun;
  return max === undefined ? `${noun} of at least ${min}` : `${noun} from ${min} to ${max}`;
}
