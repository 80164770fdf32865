import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT } from '../exit-code.ts';

/** How a command finds its file of variables. */
export interface EnvironmentOptions {
  /** False reads no file. */
  readonly dotenv: boolean;
  readonly dotenvPath?: string;
}

/** Variables by name. Without a prototype: sources name variables as they like. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that a project's calls see: those of its `.env`, from the working directory or else beside the sources, and over them the
 * real ones.
 *
 * @throws CommandError when the file that was asked for is not there
 */
export function readEnvironment(
  sourceDirectory: string,
  { dotenv, dotenvPath }: EnvironmentOptions,
  { env, workingDirectory }: CommandContext,
): Environment {
  if (!dotenv) return withoutPrototype(env);
  const path = dotenvPath === undefined ? findFile(sourceDirectory, workingDirectory) : resolve(workingDirectory, dotenvPath);
  if (path === undefined) return withoutPrototype(env);
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`, { advice: 'Check --dotenv-path.', exitCode: EXIT.usage });
  return withoutPrototype({ ...parseEnv(readFileSync(path, 'utf8')), ...env });
}

function withoutPrototype(variables: Environment): Environment {
  return Object.assign(Object.create(null), variables);
}

function findFile(sourceDirectory: string, workingDirectory: string): string | undefined {
  return [workingDirectory, dirname(sourceDirectory)].map((folder) => join(folder, '.env')).find((path) => existsSync(path));
}
