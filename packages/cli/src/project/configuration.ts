import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '@outcrop/grammar';
import { CommandError, EXIT } from '../exit-code.ts';
import { readJson } from './read-json.ts';

/** Defaults of a project: `outcrop.json`, or `"outcrop"` in `package.json`. Options of the command line win. */
export interface Configuration {
  /** Folder with the sources; absolute. */
  readonly from?: string;
  /** Folder of the recordings; absolute. */
  readonly recordings?: string;
  readonly testParallel?: number;
  readonly servePort?: number;
  readonly localPort?: number;
}

/** Settings by their path in the file. */
type Settings = ReadonlyMap<string, unknown>;

const MAX_PORT = 65_535;

/** What each setting must be, in words and as a test. */
const SETTINGS: ReadonlyMap<string, readonly [expected: string, fits: (value: unknown) => boolean]> = new Map([
  ['from', ['a string', isText]],
  ['recordings', ['a string', isText]],
  ['test.parallel', ['a whole number, 1 or more', (value) => isWholeBetween(value, 1, Number.MAX_SAFE_INTEGER)]],
  ['serve.port', ['a port', (value) => isWholeBetween(value, 0, MAX_PORT)]],
  ['local.port', ['a port', (value) => isWholeBetween(value, 0, MAX_PORT)]],
]);

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isWholeBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/**
 * Reads the nearest configuration, upwards from a folder; an empty one where there is none.
 *
 * @throws CommandError for a file that is not JSON, and for settings that do not exist or fit
 */
export function readConfiguration(workingDirectory: string): Configuration {
  for (let folder = resolve(workingDirectory); ; folder = dirname(folder)) {
    const settings = readSettings(folder);
    if (settings !== undefined) return toConfiguration(settings, folder);
    if (dirname(folder) === folder) return {};
  }
}

function readSettings(folder: string): Settings | undefined {
  const manifest = readIfThere(join(folder, 'package.json')) as { readonly outcrop?: unknown } | undefined;
  const value = readIfThere(join(folder, 'outcrop.json')) ?? manifest?.outcrop;
  if (value === undefined) return undefined;
  const settings = new Map(flatten(value, ''));
  for (const [path, setting] of settings) check(path, setting, folder);
  return settings;
}

function readIfThere(path: string): unknown {
  return existsSync(path) ? readJson(path) : undefined;
}

function flatten(value: unknown, path: string): readonly (readonly [path: string, setting: unknown])[] {
  if (typeof value !== 'object' || value === null || path.includes('.')) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));
}

function check(path: string, value: unknown, folder: string): void {
  const names = [...SETTINGS.keys()];
  const [expected, fits] = SETTINGS.get(path) ?? [];
  if (fits?.(value) === true) return;
  const suggestion = expected === undefined ? didYouMean(path, names) : `it must be ${expected}`;
  const message = `The setting "${path}" in ${folder} is wrong${suggestion === undefined ? '.' : `: ${suggestion}`}`;
  throw new CommandError(message, { advice: `Settings are ${names.join(', ')}.`, exitCode: EXIT.usage });
}

function toConfiguration(settings: Settings, folder: string): Configuration {
  const path = (name: string): string | undefined => {
    const value = settings.get(name);
    return typeof value === 'string' ? resolve(folder, value) : undefined;
  };
  const count = (name: string): number | undefined => {
    const value = settings.get(name);
    return typeof value === 'number' ? value : undefined;
  };
  const all = {
    from: path('from'),
    recordings: path('recordings'),
    testParallel: count('test.parallel'),
    servePort: count('serve.port'),
    localPort: count('local.port'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
