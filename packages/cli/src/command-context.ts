import type { Readable, Writable } from 'node:stream';
import type { Terminal } from './terminal/terminal.ts';

/** What every command gets from the process it runs in. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end. */
  readonly readInput: () => Promise<string>;
  /** Where questions can be asked; undefined when nobody sits there to answer. */
  readonly dialogue: Dialogue | undefined;
  /**
   * Asks whoever sits at the terminal.
   *
   * @throws CommandError when nobody does
   */
  readonly confirm: (question: string) => Promise<boolean>;
}

/** A terminal that shows questions and takes answers. */
export interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
}

/** For a command that is a step of another one, which prints the results. */
export function withoutResults(context: CommandContext): CommandContext {
  return { ...context, terminal: { ...context.terminal, json: false, result: () => {} } };
}
