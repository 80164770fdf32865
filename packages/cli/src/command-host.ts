import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import type { ExitCode } from './exit-code.ts';

/** What a command needs to join the command line. */
export interface CommandHost {
  /** Adds a command, with the options that every command has. */
  command(usage: string, description: string): Command;
  /** Runs an action and keeps its exit code. */
  run(action: (context: CommandContext) => ExitCode | Promise<ExitCode>): Promise<void>;
}

/** The option of every command that reads sources. */
export const FROM: readonly [flags: string, description: string] = [
  '--from <dir>',
  'folder with the .baml files, or the one that contains baml_src',
];

/** The options of every command that reads the environment. */
export function readsEnvironment(command: Command): Command {
  return command.option('--dotenv-path <file>', 'read this file of variables instead of .env').option('--no-dotenv', 'read no .env file');
}
