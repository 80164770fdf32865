import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CommandError } from '../exit-code.ts';
import { readConfiguration } from './configuration.ts';

const SOURCE_DIRECTORY = 'baml_src';

function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/**
 * Finds the folder with the sources: the one given with `--from` or in the configuration (itself, or the `baml_src` inside it), else the
 * `baml_src` of the working directory or of its nearest parent.
 *
 * @throws CommandError that says where was looked
 */
export function findSourceDirectory(from: string | undefined, workingDirectory: string): string {
  const given = from ?? readConfiguration(workingDirectory).from;
  if (given !== undefined) return openGiven(given, workingDirectory);
  const found = searchUpwards(workingDirectory);
  if (found !== undefined) return found;
  throw new CommandError(`No ${SOURCE_DIRECTORY} folder in ${resolve(workingDirectory)} or above it.`, {
    advice: 'Run `outcrop init` to start a project, or name the sources with --from <dir>.',
  });
}

function openGiven(from: string, workingDirectory: string): string {
  const given = resolve(workingDirectory, from);
  if (!isDirectory(given)) {
    throw new CommandError(`There is no folder ${given}.`, {
      advice: 'Give the folder with the .baml files, or the one that contains baml_src.',
    });
  }
  const inside = join(given, SOURCE_DIRECTORY);
  return isDirectory(inside) ? inside : given;
}

/** The `baml_src` of a folder or of its nearest parent; undefined when there is none. */
export function searchUpwards(workingDirectory: string): string | undefined {
  let folder = resolve(workingDirectory);
  while (true) {
    if (basename(folder) === SOURCE_DIRECTORY) return folder;
    const candidate = join(folder, SOURCE_DIRECTORY);
    if (isDirectory(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** A path as people want to read it: relative to the working directory, unless that climbs out of it far. */
export function displayPath(path: string, workingDirectory: string): string {
  const short = relative(workingDirectory, path).split('\\').join('/');
  return short === '' ? '.' : short;
}
