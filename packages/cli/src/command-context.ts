import type { Terminal } from './terminal/terminal.ts';

/** What every command gets from the process it runs in. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end. */
  readonly readInput: () => Promise<string>;
  /**
   * Asks whoever sits at the terminal.
   *
   * @throws CommandError when nobody does
   */
  readonly confirm: (question: string) => Promise<boolean>;
}
