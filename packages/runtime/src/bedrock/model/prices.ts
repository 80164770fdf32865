import type { Prices } from '../../observability/index.ts';
import type { Env } from '../platform.ts';
import { baseModelId } from './model-id.ts';
import { PRICE_TABLE, type PriceRow } from './price-table.ts';

type PriceMap = ReadonlyMap<string, Prices>;

interface FileModules {
  readonly process?: { getBuiltinModule?(name: string): { readFileSync?(path: string, encoding: 'utf8'): string } | undefined };
}

const listPrices: PriceMap = new Map(PRICE_TABLE.map((row) => [row[0], fromRow(row)]));

/** By path. An application has one file, read once. */
const files: Map<string, PriceMap> = new Map();

/**
 * What the tokens of a model cost: as the file says that the variable `OUTCROP_COST_MAP` names, else the list price. Undefined for models
 * that neither knows.
 *
 * @param warn told when the file cannot be read; list prices are used then.
 */
export function pricesOf(modelId: string, env: Env, warn: (message: string) => void): Prices | undefined {
  const path = env('OUTCROP_COST_MAP');
  const own = path === undefined || path === '' ? undefined : fileAt(path, warn);
  return (own && find(own, modelId)) ?? find(listPrices, modelId);
}

function find(prices: PriceMap, modelId: string): Prices | undefined {
  const name = modelId.startsWith('arn:') ? modelId.slice(modelId.lastIndexOf('/') + 1) : modelId;
  return prices.get(modelId) ?? prices.get(name) ?? prices.get(baseModelId(modelId) ?? '');
}

function fileAt(path: string, warn: (message: string) => void): PriceMap {
  const known = files.get(path);
  if (known !== undefined) return known;
  const read = readPrices(path, warn);
  files.set(path, read);
  return read;
}

function readPrices(path: string, warn: (message: string) => void): PriceMap {
  try {
    const { process } = globalThis as FileModules;
    const text = process?.getBuiltinModule?.('node:fs')?.readFileSync?.(path, 'utf8');
    if (text === undefined) throw new Error('this platform has no files');
    return parsePrices(JSON.parse(text));
  } catch (error) {
    warn(`prices of OUTCROP_COST_MAP are not used: ${error instanceof Error ? error.message : String(error)}`);
    return new Map();
  }
}

/**
 * Reads prices from JSON: a list of `{ id, input, output, cache_read?, cache_write?, cache_write_1h? }` in dollars per million tokens, alone
 * or as the member `prices`; or an object of model ids with `input_cost_per_token` and so on, in dollars per token.
 */
function parsePrices(json: unknown): PriceMap {
  const list = Array.isArray(json) ? json : (json as { prices?: unknown } | null)?.prices;
  if (Array.isArray(list)) return new Map(list.map((entry: Entry) => [String(entry.id), perMillion(entry)]));
  if (typeof json !== 'object' || json === null) throw new Error('expected a list or an object of prices');
  return new Map(Object.entries(json as Record<string, Entry>).map(([id, entry]) => [id, perToken(entry)]));
}

type Entry = Readonly<Record<string, unknown>>;

const MILLION = 1_000_000;

function fromRow([, input, output, cacheRead, cacheWrite, cacheWrite1h]: PriceRow): Prices {
  return { input, output, cacheRead, cacheWrite, cacheWrite1h };
}

function perMillion({ input, output, cache_read, cache_write, cache_write_1h }: Entry): Prices {
  return {
    input: numberOf(input),
    output: numberOf(output),
    cacheRead: numberOf(cache_read),
    cacheWrite: numberOf(cache_write),
    cacheWrite1h: numberOf(cache_write_1h),
  };
}

function perToken(entry: Entry): Prices {
  const scaled = (value: unknown): number | undefined => (typeof value === 'number' ? value * MILLION : undefined);
  return {
    input: scaled(entry.input_cost_per_token),
    output: scaled(entry.output_cost_per_token),
    cacheRead: scaled(entry.cache_read_input_token_cost),
    cacheWrite: scaled(entry.cache_creation_input_token_cost),
    cacheWrite1h: scaled(entry.cache_creation_input_token_cost_above_1hr),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
